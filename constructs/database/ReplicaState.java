package dev.meridian.constructs.database;

/** Whether a {@link PostgresReplica} still follows its writer. */
public enum ReplicaState {
    /** It repeats what the writer does, and answers reads. */
    FOLLOWING,
    /**
     * It is a database of its own. Deploying this state on a following replica makes CloudFormation promote it in
     * place, which cannot be undone: the way back is a new replica with another identifier. Never create one in it.
     */
    PROMOTED
}

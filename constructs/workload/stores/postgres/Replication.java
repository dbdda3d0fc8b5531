package dev.meridian.constructs.workload.stores.postgres;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.stores.parts.Rules;

/** Whether the server has standbys. */
public sealed interface Replication {
    /** The role that standbys copy with. */
    String DEFAULT_USER = "replicator";

    /** How many pods run. */
    int replicas();

    /** One pod, on one volume. */
    record None() implements Replication {
        @Override
        public int replicas() {
            return 1;
        }
    }

    /**
     * Standbys that stream from the first pod and answer reading queries, a moment behind.
     *
     * <p>It is not high availability: nothing is promoted when the first pod is gone, writes wait until Kubernetes has
     * brought it back with its volume. A standby that has been away for so long that the write-ahead log it needs is
     * gone stays behind; deleting its claim and pod makes it clone again.
     *
     * @param replicas how many pods run, the first among them, 2 to 5
     * @param writeService the service of the first pod: what writers connect to
     * @param readService the service of all that are ready, the first among them, for what only reads
     * @param user the role that they copy with, made by the first standby
     * @param password where its password is
     */
    record Streaming(int replicas, String writeService, String readService, String user, Variable.FromSecret password)
            implements Replication {
        /** How many pods atlas' in-cluster database has (A9). */
        public static final int DEFAULT_REPLICAS = 2;

        private static final int MOST = 5;

        /** @throws IllegalArgumentException if there is no standby, or a name is not one */
        public Streaming {
            Numbers.between("replicas of a streaming server", 2, MOST, replicas);
            Names.service("writeService", writeService);
            Names.service("readService", readService);
            Rules.identifier("replication user", user);
            if (writeService.equals(readService)) {
                throw new IllegalArgumentException(
                        "writeService and readService must differ, since only one of them takes writes, got '%s' twice"
                                .formatted(readService));
            }
        }

        /**
         * {@value #DEFAULT_REPLICAS} pods, and the role {@value Replication#DEFAULT_USER}.
         *
         * @param writeService the service of the first pod
         * @param readService the service of all pods
         * @param password where the password of the role is
         */
        public static Streaming between(String writeService, String readService, Variable.FromSecret password) {
            return new Streaming(DEFAULT_REPLICAS, writeService, readService, DEFAULT_USER, password);
        }
    }
}

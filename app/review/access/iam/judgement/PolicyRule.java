package dev.meridian.app.review.access.iam.judgement;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** What the rules of this package find. */
public enum PolicyRule implements RuleId {
    ADMINISTRATOR("administrator", "Somebody may do everything", "Name the actions and resources that are needed."),
    PUBLIC(
            "public",
            "Anybody may use it",
            "Name the principals, or limit them with a condition such as aws:PrincipalOrgID or aws:SourceArn."),
    ESCALATION(
            "escalation",
            "Somebody may give themselves further permissions",
            "Narrow the resources, or require a permissions boundary; whoever may do this can reach other permissions."),
    TRUST_WIDENED(
            "trust-widened",
            "Somebody else may assume the role",
            "Check that whoever is admitted should hold all of the role's permissions, and add conditions that name them."),
    PRINCIPALS_BROADENED(
            "principals-broadened",
            "Somebody else may use it",
            "Check that the principal is meant, and limit it with aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID."),
    ACTIONS_BROADENED("actions-broadened", "More actions on the same resources", "Check that each action is needed."),
    RESOURCES_BROADENED(
            "resources-broadened", "The same actions on more resources", "Name the resources that are needed."),
    CONDITION_DROPPED(
            "condition-dropped",
            "A condition on permissions is gone or admits more",
            "Keep the condition, or check that all it kept out may come in."),
    STATEMENT_ADDED(
            "statement-added", "New permissions", "Check that the permissions are needed, and no wider than needed."),
    DENY_REMOVED(
            "deny-removed", "What was denied no longer is", "Keep the denial, or check that nothing relied on it."),
    POLICY_REMOVED(
            "policy-removed",
            "A policy is gone without which everything is allowed",
            "Keep a policy that names what is allowed."),
    POLICY_UNREADABLE(
            "policy-unreadable",
            "A policy that cannot be read before deployment",
            "Look at the values that make up the policy."),
    MANAGED_POLICY_ATTACHED(
            "managed-policy-attached",
            "A managed policy is attached",
            "Read the managed policy, and prefer one that names the resources."),
    BOUNDARY_REMOVED(
            "boundary-removed",
            "A permissions boundary is gone or another",
            "Keep the permissions boundary, or check every permission it held back."),
    IDENTITY_ADDED(
            "identity-added",
            "A new role, user or group with permissions",
            "Check who may use it, and that its permissions are needed."),
    SESSION_LENGTHENED(
            "session-lengthened",
            "Sessions of a role last longer",
            "Keep sessions short: whoever gets hold of one keeps its permissions until it ends."),
    GROUP_JOINED("group-joined", "A user joins a group", "Check that the user should have the group's permissions."),
    CREDENTIALS_ADDED(
            "credentials-added",
            "Long-lived credentials or another identity provider",
            "Prefer roles, whose credentials expire; check whom the provider lets in."),
    CLUSTER_ACCESS(
            "cluster-access",
            "More access to a Kubernetes cluster",
            "Grant a narrower access policy, or limit it to namespaces."),
    POD_IDENTITY("pod-identity", "Pods or instances get another role", "Compare the permissions of the roles."),
    KEY_LOCKOUT(
            "interruption/key-lockout",
            Category.INTERRUPTION,
            "Nobody may manage a key any more",
            "Leave kms:* to the account's root, so that its policies decide; AWS cannot bring a locked key back by itself.");

    private final String id;
    private final Category category;
    private final String title;
    private final String cure;

    PolicyRule(String words, String title, String cure) {
        this("access/" + words, Category.ACCESS, title, cure);
    }

    PolicyRule(String id, Category category, String title, String cure) {
        this.id = id;
        this.category = category;
        this.title = title;
        this.cure = cure;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String title() {
        return title;
    }

    /** What to do about it, as a sentence. */
    public String cure() {
        return cure;
    }
}

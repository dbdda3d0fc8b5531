package dev.meridian.constructs.mail;

/** Whether mail leaves for servers that do not speak TLS. */
public enum RecipientTls {
    /** It does not, and bounces. */
    REQUIRED("REQUIRE"),
    /** It does, readable on its way. */
    PREFERRED("OPTIONAL");

    private final String policy;

    RecipientTls(String policy) {
        this.policy = policy;
    }

    String policy() {
        return policy;
    }
}

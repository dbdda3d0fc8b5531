package dev.meridian.constructs.database;

/** How clients prove to a {@link PostgresProxy} who they are. */
public enum ProxyLogin {
    /** With an IAM token, and nothing else. */
    IAM("REQUIRED"),
    /** With the name and password in the secret. */
    PASSWORD("DISABLED");

    private final String iamAuth;

    ProxyLogin(String iamAuth) {
        this.iamAuth = iamAuth;
    }

    String iamAuth() {
        return iamAuth;
    }
}

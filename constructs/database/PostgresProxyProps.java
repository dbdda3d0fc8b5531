package dev.meridian.constructs.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.instance.Checks;
import dev.meridian.constructs.database.instance.TlsFloor;
import java.util.List;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;

/**
 * What a {@link PostgresProxy} is made of.
 *
 * @param name the name of the proxy, one of its kind in account and region
 * @param database the database whose writer it connects to; its TLS floor must be 1.2
 * @param subnets subnets in at least two zones
 * @param logins the secrets of the PostgreSQL users that may connect, encrypted with {@code loginKey}
 * @param loginKey the key of those secrets
 * @param login how clients prove who they are
 * @param idleClientMinutes after how long a silent client is disconnected, 1 to 480
 * @param maximumConnectionsPercent the share of {@code max_connections} the proxy may open, 2 to 100
 */
public record PostgresProxyProps(
        String name,
        PostgresDatabase database,
        SubnetSelection subnets,
        List<ISecret> logins,
        IKey loginKey,
        Login login,
        int idleClientMinutes,
        int maximumConnectionsPercent) {
    /** How long a silent client stays connected, in minutes. */
    public static final int DEFAULT_IDLE_CLIENT_MINUTES = 30;

    /** The share of connections a proxy takes, leaving some to administrators and migrations. */
    public static final int DEFAULT_MAXIMUM_CONNECTIONS_PERCENT = 90;

    private static final int MOST_LOGINS = 200;

    /** How clients prove to a {@link PostgresProxy} who they are. */
    public enum Login {
        /** With an IAM token, and nothing else. */
        IAM("REQUIRED"),
        /** With the name and password in the secret. */
        PASSWORD("DISABLED");

        private final String iamAuth;

        Login(String iamAuth) {
            this.iamAuth = iamAuth;
        }

        String iamAuth() {
            return iamAuth;
        }
    }

    /**
     * Checks name, figures and that proxy and database can speak to each other.
     *
     * @throws IllegalArgumentException for a name or figure out of range, no login or more than 200, or a database that
     *     accepts TLS 1.3 alone, which RDS Proxy does not speak (Amazon RDS User Guide, RDS Proxy security)
     */
    public PostgresProxyProps {
        requireNonNull(database, "database");
        requireNonNull(subnets, "subnets");
        requireNonNull(loginKey, "loginKey");
        requireNonNull(login, "login");
        logins = List.copyOf(logins);
        Checks.requireIdentifier("name", requireNonNull(name, "name"));
        Checks.requireBetween("number of logins", 1, MOST_LOGINS, logins.size());
        Checks.requireBetween("idleClientMinutes", 1, 480, idleClientMinutes);
        Checks.requireBetween("maximumConnectionsPercent", 2, 100, maximumConnectionsPercent);
        if (database.props().settings().tlsFloor() == TlsFloor.TLS_1_3) {
            throw new IllegalArgumentException(
                    "database must accept TLS 1.2 for RDS Proxy to connect, got tlsFloor TLS_1_3; use TLS_1_2, or pool"
                            + " connections in the application");
        }
    }

    /** A proxy for clients with IAM tokens, with the default figures. */
    public static PostgresProxyProps of(
            String name, PostgresDatabase database, SubnetSelection subnets, List<ISecret> logins, IKey loginKey) {
        return new PostgresProxyProps(
                name,
                database,
                subnets,
                logins,
                loginKey,
                Login.IAM,
                DEFAULT_IDLE_CLIENT_MINUTES,
                DEFAULT_MAXIMUM_CONNECTIONS_PERCENT);
    }
}

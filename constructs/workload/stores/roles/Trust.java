package dev.meridian.constructs.workload.stores.roles;

/**
 * Whose signature on a server's certificate is believed. There is no way to believe any: without a check of the
 * certificate and the host in it, TLS keeps nobody out who can put himself in between, and the administrator's password
 * would go to him.
 *
 * <p>Roots travel in a config map, about 1.4 kB each: the clients' images do not have them ({@code sslrootcert=system}
 * knows public authorities only), and fetching them when the pod starts would need a way to the internet, and trust in
 * what comes back.
 *
 * @param rootsPem one or more certificates as PEM
 */
public record Trust(String rootsPem) {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** @throws IllegalArgumentException if the text is not a certificate as PEM */
    public Trust {
        var text = rootsPem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException(
                    "rootsPem must be certificates as PEM, from '%s' to '%s', got %d characters of something else"
                            .formatted(BEGIN, END, rootsPem.length()));
        }
        rootsPem = text + "\n";
    }

    /**
     * The root of RDS in a Region, for instances whose authority is {@code rds-ca-rsa2048-g1}. RDS Proxy has others.
     *
     * @throws IllegalArgumentException if the Region's root is not known here
     */
    public static Trust ofRds(String region) {
        return RdsRoots.of(region)
                .map(Trust::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "region must be one whose RDS root is known here (%s), got '%s'; or give the root itself"
                                .formatted(RdsRoots.regions(), region)));
    }
}

package dev.meridian.constructs.database.instance;

/** Who signs the server certificate; clients trust it through the RDS certificate bundle. */
public enum CertificateAuthority {
    /** RSA 2048 with SHA-256, valid to 2061: understood by every client. */
    RSA_2048("rds-ca-rsa2048-g1"),
    /** RSA 4096 with SHA-384, valid to 2121. */
    RSA_4096("rds-ca-rsa4096-g1"),
    /** ECC 384 with SHA-384, valid to 2121: the cheapest handshake. */
    ECC_384("rds-ca-ecc384-g1");

    private final String identifier;

    CertificateAuthority(String identifier) {
        this.identifier = identifier;
    }

    String identifier() {
        return identifier;
    }
}

package dev.meridian.constructs.workload.stores.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
    private static final Instant FAR = Instant.parse("2061-05-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1",
                "us-east-2",
                "us-west-2",
                "eu-west-1",
                "eu-central-1",
                "ap-southeast-1",
                "ap-northeast-1",
                "ap-southeast-2"
            })
    void each_region_has_a_self_signed_root_that_lasts(String region) throws CertificateException {
        var root = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Trust.ofRds(region).rootsPem().getBytes(StandardCharsets.US_ASCII)));

        assertThat(root.getSubjectX500Principal().getName())
                .contains("CN=Amazon RDS %s Root CA RSA2048 G1".formatted(region))
                .contains("O=Amazon Web Services\\, Inc.");
        assertThatCode(() -> root.verify(root.getPublicKey())).doesNotThrowAnyException();
        assertThat(root.getNotAfter().toInstant()).isAfter(FAR);
        assertThat(root.getBasicConstraints()).isNotNegative();
    }

    @Test
    void an_unknown_region_is_refused() {
        assertThatThrownBy(() -> Trust.ofRds("mars-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("region must be one whose RDS root is known here (ap-northeast-1, ap-southeast-1,"
                        + " ap-southeast-2, eu-central-1, eu-west-1, us-east-1, us-east-2, us-west-2), got 'mars-1';"
                        + " or give the root itself");
    }

    @Test
    void what_is_not_a_certificate_is_refused() {
        assertThatThrownBy(() -> new Trust("/etc/ssl/roots.pem"))
                .hasMessage("rootsPem must be certificates as PEM, from '-----BEGIN CERTIFICATE-----' to"
                        + " '-----END CERTIFICATE-----', got 18 characters of something else");
    }
}

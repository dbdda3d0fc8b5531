package dev.meridian.app.review.access.protection.safeguard;

import dev.meridian.app.review.access.setting.Setting;
import java.util.List;
import java.util.OptionalInt;

/**
 * How strong a TLS policy is, told by its name: above all the oldest version it accepts, then how much of that version.
 * The names are those of "Security policies for your Application Load Balancer", "Supported protocols and ciphers between
 * viewers and CloudFront", "Choose a security policy for your custom domain in API Gateway" and the OpenSearch domain's
 * {@code DomainEndpointOptions}.
 */
final class TlsPolicy {
    private static final List<String> CLOUDFRONT = List.of(
            "SSLv3",
            "TLSv1",
            "TLSv1_2016",
            "TLSv1.1_2016",
            "TLSv1.2_2018",
            "TLSv1.2_2019",
            "TLSv1.2_2021",
            "TLSv1.2_2025",
            "TLSv1.3_2025");

    private TlsPolicy() {}

    /** Of an Elastic Load Balancing listener, where an absent policy is {@code ELBSecurityPolicy-2016-08} or similar. */
    static OptionalInt ofListener(Setting setting) {
        return setting.isAbsent()
                ? OptionalInt.of(10)
                : setting.text().map(TlsPolicy::listener).orElse(OptionalInt.empty());
    }

    private static OptionalInt listener(String name) {
        if (!name.startsWith("ELBSecurityPolicy-")) {
            return OptionalInt.empty();
        }
        var rest = name.substring("ELBSecurityPolicy-".length());
        if (rest.startsWith("TLS13-1-3-")) {
            return OptionalInt.of(40);
        }
        // TLS13-1-2-Res accepts fewer ciphers than TLS13-1-2, and Ext1 and Ext2 more.
        if (rest.startsWith("TLS13-1-2-")) {
            return OptionalInt.of(
                    rest.contains("Ext2") ? 30 : rest.contains("Ext1") ? 31 : rest.contains("Res") ? 33 : 32);
        }
        if (rest.startsWith("FS-1-2-Res")) {
            return OptionalInt.of(31);
        }
        if (rest.startsWith("FS-1-2-") || rest.startsWith("TLS-1-2-")) {
            return OptionalInt.of(rest.startsWith("TLS-1-2-Ext") ? 29 : 30);
        }
        if (rest.startsWith("TLS13-1-1-") || rest.startsWith("FS-1-1-") || rest.startsWith("TLS-1-1-")) {
            return OptionalInt.of(20);
        }
        var isOldest = rest.startsWith("TLS13-1-0-")
                || rest.startsWith("TLS-1-0-")
                || rest.startsWith("FS-2018-")
                || rest.startsWith("201");
        return isOldest ? OptionalInt.of(10) : OptionalInt.empty();
    }

    /** Of a CloudFront distribution's certificate. */
    static OptionalInt ofViewers(Setting setting) {
        var rank = CLOUDFRONT.indexOf(setting.text().orElse("TLSv1"));
        return setting.isUnknown() || rank < 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /** Of an OpenSearch domain or an API's domain name: its oldest version, then forward secrecy. */
    static OptionalInt ofDomain(Setting setting) {
        if (setting.isUnknown()) {
            return OptionalInt.empty();
        }
        var name = setting.text().orElse("TLS_1_0").replace('_', '-');
        if (name.contains("TLS13-1-3") || name.contains("TLS-1-3")) {
            return OptionalInt.of(40);
        }
        if (name.contains("TLS13-1-2") || name.contains("TLS-1-2")) {
            return OptionalInt.of(name.contains("PFS") || name.contains("TLS13") ? 31 : 30);
        }
        return name.contains("1-0") ? OptionalInt.of(10) : OptionalInt.empty();
    }
}

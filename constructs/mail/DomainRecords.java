package dev.meridian.constructs.mail;

import dev.meridian.constructs.mail.records.Dmarc;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.route53.CfnRecordSetGroup;
import software.amazon.awscdk.services.route53.CfnRecordSetGroup.RecordSetProperty;
import software.amazon.awscdk.services.ses.CfnEmailIdentity;
import software.constructs.Construct;

/** What a sending domain publishes in DNS. None of these names but DMARC's is another region's as well. */
final class DomainRecords {
    private static final String TTL_SECONDS = "1800";

    private final List<RecordSetProperty> records = new ArrayList<>();

    /** The public halves of the keys that SES signs with; it makes its own in each region, and renews them. */
    DomainRecords signing(CfnEmailIdentity identity) {
        add(identity.getAttrDkimDnsTokenName1(), "CNAME", identity.getAttrDkimDnsTokenValue1());
        add(identity.getAttrDkimDnsTokenName2(), "CNAME", identity.getAttrDkimDnsTokenValue2());
        add(identity.getAttrDkimDnsTokenName3(), "CNAME", identity.getAttrDkimDnsTokenValue3());
        return this;
    }

    /** Where bounces go, and who may send from there ("Using a custom MAIL FROM domain"). */
    DomainRecords bounces(String domain, String region) {
        add(domain, "MX", "10 feedback-smtp.%s.amazonses.com".formatted(region));
        add(domain, "TXT", "\"v=spf1 include:amazonses.com ~all\"");
        return this;
    }

    DomainRecords forgeries(String domain, Dmarc dmarc) {
        if (dmarc instanceof Dmarc.Published published) {
            add("_dmarc." + domain, "TXT", "\"%s\"".formatted(published.text()));
        }
        return this;
    }

    void publish(Construct scope, String id, String zoneId) {
        CfnRecordSetGroup.Builder.create(scope, id)
                .hostedZoneId(zoneId)
                .recordSets(records)
                .build();
    }

    private void add(String name, String type, String value) {
        records.add(RecordSetProperty.builder()
                .name(name)
                .type(type)
                .ttl(TTL_SECONDS)
                .resourceRecords(List.of(value))
                .build());
    }
}

package dev.meridian.app.review.access.protection.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.access.setting.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "ELBSecurityPolicy-TLS13-1-3-2021-06, ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-Res-2021-06, ELBSecurityPolicy-TLS13-1-2-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-2021-06, ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06, ELBSecurityPolicy-TLS13-1-1-2021-06",
        "ELBSecurityPolicy-TLS-1-2-2017-01, ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
        "ELBSecurityPolicy-TLS-1-1-2017-01, ELBSecurityPolicy-2016-08",
        "ELBSecurityPolicy-FS-1-2-2019-08, ELBSecurityPolicy-FS-2018-06",
    })
    void orders_policies_of_listeners(String stronger, String weaker) {
        assertThat(TlsPolicy.ofListener(setting(stronger)).getAsInt())
                .isGreaterThan(TlsPolicy.ofListener(setting(weaker)).getAsInt());
    }

    @ParameterizedTest
    @CsvSource({
        "Policy-Min-TLS-1-2-PFS-2023-10, Policy-Min-TLS-1-2-2019-07",
        "Policy-Min-TLS-1-2-2019-07, Policy-Min-TLS-1-0-2019-07",
        "TLS_1_2, TLS_1_0",
    })
    void orders_policies_of_domains(String stronger, String weaker) {
        assertThat(TlsPolicy.ofDomain(setting(stronger)).getAsInt())
                .isGreaterThan(TlsPolicy.ofDomain(setting(weaker)).getAsInt());
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2_2021, TLSv1.2_2019", "TLSv1.2_2018, TLSv1.1_2016", "TLSv1_2016, TLSv1"})
    void orders_policies_of_cloudfront(String stronger, String weaker) {
        assertThat(TlsPolicy.ofViewers(setting(stronger)).getAsInt())
                .isGreaterThan(TlsPolicy.ofViewers(setting(weaker)).getAsInt());
    }

    private static Setting setting(String text) {
        return new Setting(TextNode.valueOf(text));
    }
}

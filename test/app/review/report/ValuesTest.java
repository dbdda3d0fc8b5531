package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'db.r5.large'; db.r5.large",
                "'7'; \"7\"",
                "7; 7",
                "true; true",
                "'true'; \"true\"",
                "null; null",
                "{'Ref':'Key'}; {\"Ref\":\"Key\"}",
                "'2001:db8::/32'; 2001:db8::/32",
                "'absent'; \"absent\"",
            },
            quoteCharacter = '`')
    void a_text_is_quoted_where_it_would_read_as_something_else(String value, String shown) {
        assertThat(Values.inline(Reports.json(value))).isEqualTo(shown);
    }

    @Test
    void an_empty_text_is_seen() {
        assertThat(Values.inline(TextNode.valueOf(""))).isEqualTo("\"\"");
        assertThat(Values.inline(Reports.absent())).isEqualTo("absent");
    }

    @Test
    void json_within_a_text_is_indented() {
        var policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

        assertThat(Values.lines(TextNode.valueOf(policy))).contains("      \"Action\" : \"*\",");
    }

    @Test
    void what_only_looks_like_json_stays_as_it_is() {
        var text = "{".repeat(100);

        assertThat(Values.lines(TextNode.valueOf(text))).containsExactly(text);
    }

    @Property
    void lines_hold_the_whole_text(@ForAll String text) {
        var plain = PlainText.lines("x" + text);

        assertThat(String.join("", Values.lines(TextNode.valueOf("x" + text)))).isEqualTo(plain.replace("\n", ""));
        assertThat(Values.lines(TextNode.valueOf("x" + text))).allMatch(line -> line.length() <= 120);
    }
}

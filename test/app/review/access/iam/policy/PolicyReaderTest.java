package dev.meridian.app.review.access.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ValueReader values =
            new ValueReader(Optional.of("111111111111"), Optional.of("eu-west-1"), Map.of("Old", "New"));
    private final PolicyReader policies = new PolicyReader(values);

    @Test
    void the_same_value_reads_the_same_however_it_is_written() {
        assertThat(List.of(
                        text("{'Fn::Join': ['', [{'Fn::GetAtt': ['Bucket', 'Arn']}, '/*']]}"),
                        text("{'Fn::Sub': '${Bucket.Arn}/*'}"),
                        text("{'Fn::Join': ['/', [{'Fn::GetAtt': 'Bucket.Arn'}, '*']]}"),
                        text("{'Fn::Sub': ['${Arn}/*', {'Arn': {'Fn::GetAtt': ['Bucket', 'Arn']}}]}")))
                .containsOnly(text("{'Fn::Sub': '${Bucket.Arn}/*'}"));
    }

    @Test
    void pseudo_parameters_are_what_they_are_in_the_stack() {
        assertThat(text("{'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${!aws:username}'}"))
                .isEqualTo("arn:aws:sns:eu-west-1:111111111111:${aws:username}");
    }

    @Test
    void renamed_resources_read_by_their_new_names() {
        assertThat(text("{'Fn::Select': [0, [{'Fn::GetAtt': ['Old', 'Arn']}]]}"))
                .isEqualTo(text("{'Fn::Select': [0, [{'Fn::GetAtt': 'New.Arn'}]]}"));
    }

    @Test
    void an_account_is_its_root() {
        assertThat(statement("{'Effect': 'Allow', 'Principal': {'AWS': '999999999999'}}")
                        .principals())
                .isEqualTo(statement("{'Effect': 'Allow', 'Principal': {'AWS': ['arn:aws:iam::999999999999:root']}}")
                        .principals());
    }

    @Test
    void a_document_as_text_reads_like_one_as_json() {
        var statement = "{'Effect':'Allow','Action':'logs:PutLogEvents','Resource':";
        var inText = document("{'Fn::Join': ['', ['{\\'Statement\\':[" + statement.replace("'", "\\'")
                + "\\'', {'Fn::GetAtt': ['Log', 'Arn']}, '\\'}]}']]}");

        assertThat(inText.unread()).isEmpty();
        assertThat(inText.statements())
                .isEqualTo(document("{'Statement': [" + statement + "{'Fn::GetAtt': ['Log', 'Arn']}}]}")
                        .statements());
    }

    @Test
    void a_statement_under_a_condition_of_the_template_is_within_the_same_without() {
        var one = "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'}";
        var always = document("{'Statement': [" + one + "]}").statements();
        var sometimes = document("{'Statement': [{'Fn::If': ['Prod', " + one + ", {'Ref': 'AWS::NoValue'}]}]}")
                .statements();

        assertThat(sometimes).singleElement().satisfies(statement -> {
            assertThat(statement.beyond(always)).isEmpty();
            assertThat(always.get(0).beyond(List.of(statement))).isNotEmpty();
            assertThat(statement.beyond(sometimes)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals': {'k': ['a']}} < {'StringEquals': {'K': ['b', 'a']}}",
                "{'StringEquals': {'k': 'abc'}} < {'StringLike': {'k': 'a*'}}",
                "{'StringNotEquals': {'k': ['a', 'b']}} < {'StringNotEquals': {'k': 'a'}}",
                "{'StringEquals': {'k': 'a'}} < {'StringEqualsIfExists': {'k': 'a'}}",
                "{'IpAddress': {'aws:SourceIp': '10.1.0.0/16'}} < {'IpAddress': {'aws:SourceIp': ['10.0.0.0/8']}}",
                "{'NumericLessThan': {'k': '3'}} < {'NumericLessThan': {'k': 5}}",
                "{'NumericGreaterThan': {'k': '5'}} < {'NumericGreaterThan': {'k': 3}}",
                "{'ArnEquals': {'k': 'arn:aws:sns:eu-west-1:1:a'}} < {'ArnLike': {'k': 'arn:aws:sns:*:1:*'}}",
                "{'Bool': {'k': 'true'}, 'StringEquals': {'j': 'a'}} < {'Bool': {'k': true}}",
                "{'ForAllValues:StringEquals': {'k': 'a'}} < {'ForAllValues:StringEquals': {'k': ['a', 'b']}}",
            })
    void one_condition_is_stricter_than_another(String strictAndLoose) {
        var sides = strictAndLoose.split(" < ");
        var strict = conditions(sides[0]);
        var loose = conditions(sides[1]);

        assertThat(strict.imply(loose)).isTrue();
        assertThat(loose.imply(strict)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'StringEquals': {'k': 'a'}} | {'StringEqualsIgnoreCase': {'k': 'b'}}",
                "{'StringEqualsIgnoreCase': {'k': 'a'}} | {'StringEquals': {'k': 'a'}}",
                "{'NumericLessThanEquals': {'k': '5'}} | {'NumericLessThan': {'k': '5'}}",
                "{'NumericLessThan': {'k': 'x'}} | {'NumericLessThan': {'k': '5'}}",
                "{'Null': {'k': 'true'}} | {'StringEquals': {'k': 'true'}}",
                "{'ForAnyValue:StringEquals': {'k': 'a'}} | {'ForAllValues:StringEquals': {'k': 'a'}}",
                "{'Fn::If': ['C', {'StringEquals': {'k': 'a'}}, {'Ref': 'AWS::NoValue'}]} | {'StringEquals': {'k': 'a'}}",
                "{'IpAddress': {'k': '10.0.0.0/8'}} | {'IpAddress': {'k': '11.0.0.0/8'}}",
            })
    void one_condition_says_nothing_of_another(String both) {
        var sides = both.split(" \\| ");

        assertThat(conditions(sides[0]).imply(conditions(sides[1]))).isFalse();
        assertThat(conditions(sides[0]).imply(conditions(sides[0]))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'{nonsense'",
                "7",
                "[]",
                "{'Statement': 'x'}",
                "{'Statement': [[], 1, null, {'Ref': 'X'}, {'Effect': {'Ref': 'E'}}]}",
                "{'Statement': {'Effect': 'Allow', 'Action': {'Ref': 'A'}, 'Resource': [{}], 'Principal': 5}}",
                "{'Statement': {'Effect': 'Deny', 'Principal': {'AWS': {'x': 1}}, 'Condition': [1]}}",
                "{'Statement': {'Effect': 'Deny', 'Condition': {'Bool': 'x', 'Null': {'k': {'Ref': 'V'}}}}}",
                "{'Fn::Sub': []}",
                "{'Fn::Join': 'x'}",
                "{'Fn::If': []}",
            })
    void odd_documents_are_read_without_failing(String document) {
        assertThat(document(document).statements()).allSatisfy(statement -> assertThat(
                        statement.beyond(document(document).statements()))
                .isEmpty());
    }

    private String text(String json) {
        return values.text(json(json));
    }

    private Statement statement(String json) {
        return policies.statement(json(json), Conditions.none());
    }

    private Conditions conditions(String json) {
        return statement("{'Effect': 'Allow', 'Condition': " + json + "}").conditions();
    }

    private PolicyDocument document(String json) {
        return policies.document(json(json));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.meridian.constructs.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.support.TestStack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.kms.Key;

class AlarmTopicTest {
    private static final Recipient ON_CALL = new Recipient.Email("on-call", "on-call@example.com");
    private static final Recipient PAGER = new Recipient.Https("pager", "https://alerts.example.com/in?team=tapwork");
    private static final String ALARMS = ":cloudwatch:us-east-1:111111111111:alarm:*";

    private static Synthesized template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        var key = new Key(stack, "Key");
        new AlarmTopic(stack, "Alarms", new AlarmTopicProps(key, Audience.of(ON_CALL, PAGER)));
        template = Synthesized.of(stack);
    }

    @Test
    void the_topic_is_encrypted_with_the_given_key_and_signs_with_sha_256() {
        var topic = template.only("AWS::SNS::Topic");

        assertThat(topic.path("KmsMasterKeyId").path("Fn::GetAtt").path(0).asText())
                .isEqualTo(template.ids("AWS::KMS::Key").get(0));
        assertThat(topic.path("SignatureVersion").asText()).isEqualTo("2");
        assertThat(topic.has("TopicName")).isFalse();
    }

    @Test
    void the_key_lets_cloudwatch_encrypt_for_alarms_of_this_account_and_region_only() {
        var statement = statement(template.only("AWS::KMS::Key").path("KeyPolicy"), "AllowAlarms");

        assertThat(statement.path("Principal").toString()).isEqualTo("{\"Service\":\"cloudwatch.amazonaws.com\"}");
        assertThat(statement.path("Action").toString()).isEqualTo("[\"kms:Decrypt\",\"kms:GenerateDataKey*\"]");
        assertThat(statement.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .isEqualTo("111111111111");
        assertThat(statement.at("/Condition/ArnLike/aws:SourceArn").toString()).contains(ALARMS);
    }

    @Test
    void only_alarms_of_this_account_and_region_may_publish() {
        var policy = template.only("AWS::SNS::TopicPolicy").path("PolicyDocument");

        var allow = statement(policy, "AllowAlarms");
        assertThat(allow.path("Effect").asText()).isEqualTo("Allow");
        assertThat(allow.path("Principal").toString()).isEqualTo("{\"Service\":\"cloudwatch.amazonaws.com\"}");
        assertThat(allow.path("Action").asText()).isEqualTo("sns:Publish");
        assertThat(allow.at("/Condition/StringEquals/aws:SourceAccount").asText())
                .isEqualTo("111111111111");
        assertThat(allow.at("/Condition/ArnLike/aws:SourceArn").toString()).contains(ALARMS);

        var deny = statement(policy, "DenyAllButAlarms");
        assertThat(deny.path("Effect").asText()).isEqualTo("Deny");
        assertThat(deny.path("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
        assertThat(deny.at("/Condition/ArnNotLike/aws:SourceArn").toString()).contains(ALARMS);
    }

    @Test
    void nobody_publishes_without_tls() {
        var deny = statement(template.only("AWS::SNS::TopicPolicy").path("PolicyDocument"), "DenyPlainHttp");

        assertThat(deny.path("Effect").asText()).isEqualTo("Deny");
        assertThat(deny.path("Condition").toString()).isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
    }

    @Test
    void each_recipient_has_a_subscription_under_its_name() {
        assertThat(template.ids("AWS::SNS::Subscription"))
                .extracting(id -> id.substring(0, id.length() - 8))
                .containsExactly("AlarmsOnCall", "AlarmsPager");
        assertThat(template.ids("AWS::SNS::Subscription"))
                .extracting(id -> template.resources().path(id).path("Properties"))
                .extracting(subscription -> subscription.path("Protocol").asText() + " "
                        + subscription.path("Endpoint").asText())
                .containsExactly("email on-call@example.com", "https https://alerts.example.com/in?team=tapwork");
    }

    /** A new topic would ask every mailbox to confirm anew. */
    @Test
    void keeps_the_logical_ids_of_its_topic_and_subscriptions() {
        assertThat(template.ids("AWS::SNS::Topic")).containsExactly("Alarms");
        assertThat(template.ids("AWS::SNS::Subscription"))
                .containsExactly("AlarmsOnCall89B28122", "AlarmsPager03DB95FA");
    }

    @Test
    void two_topics_may_share_a_key() {
        var stack = TestStack.create();
        var props = new AlarmTopicProps(new Key(stack, "Key"), new Audience.Elsewhere());

        new AlarmTopic(stack, "Urgent", props);
        new AlarmTopic(stack, "Later", props);

        assertThat(Synthesized.of(stack).only("AWS::KMS::Key").path("KeyPolicy").path("Statement"))
                .as("the account's statement, and one for CloudWatch")
                .hasSize(2);
    }

    @Test
    void others_may_subscribe_instead() {
        var stack = TestStack.create();

        new AlarmTopic(stack, "Alarms", new AlarmTopicProps(new Key(stack, "Key"), new Audience.Elsewhere()));

        assertThat(Synthesized.of(stack).ids("AWS::SNS::Subscription")).isEmpty();
    }

    @Test
    void refuses_to_tell_nobody_by_accident() {
        assertThatThrownBy(Audience::of)
                .hasMessage("recipients must not be empty, for nobody would hear an alarm; say Audience.Elsewhere if"
                        + " so");
    }

    @Test
    void refuses_recipients_that_could_not_be_told_apart() {
        var sameName = List.of(ON_CALL, new Recipient.Email("on-call", "second@example.com"));
        var sameAddress = List.of(ON_CALL, new Recipient.Email("second", "on-call@example.com"));

        assertThatThrownBy(() -> new Audience.Subscribed(sameName))
                .hasMessage("recipients must differ in name, got 'on-call' twice");
        assertThatThrownBy(() -> new Audience.Subscribed(sameAddress))
                .hasMessage("recipients must differ in address, got 'on-call@example.com' twice; SNS keeps one"
                        + " subscription of each");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-call", "on-call@localhost", "on call@example.com", "a@b@example.com"})
    void refuses_what_is_no_mailbox(String address) {
        assertThatThrownBy(() -> new Recipient.Email("on-call", address))
                .hasMessage("address of 'on-call' must look like on-call@example.com, got '%s'", address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://alerts.example.com", "https://user:pass@example.com", "https://", "pager"})
    void refuses_what_is_no_https_endpoint(String url) {
        assertThatThrownBy(() -> new Recipient.Https("pager", url))
                .hasMessage("url of 'pager' must begin with https:// and have no user or fragment, got '%s'", url);
    }

    @Test
    void refuses_a_name_that_makes_no_id() {
        assertThatThrownBy(() -> new Recipient.Email("On Call", "on-call@example.com"))
                .hasMessage("name of a recipient must be lower-case words joined by hyphens, got 'On Call'");
    }

    private static JsonNode statement(JsonNode policy, String sid) {
        for (var statement : policy.path("Statement")) {
            if (statement.path("Sid").asText().equals(sid)) {
                return statement;
            }
        }
        throw new AssertionError("no statement " + sid);
    }
}

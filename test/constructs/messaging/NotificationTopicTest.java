package dev.meridian.constructs.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.messaging.delivery.DeliveryLog;
import dev.meridian.constructs.messaging.delivery.FanOut;
import dev.meridian.constructs.messaging.delivery.Match;
import dev.meridian.constructs.messaging.delivery.MessageFilter;
import dev.meridian.constructs.messaging.delivery.MessageForm;
import dev.meridian.constructs.messaging.ordering.Deduplication;
import dev.meridian.constructs.messaging.ordering.Ordering;
import dev.meridian.constructs.messaging.ordering.Throughput;
import dev.meridian.support.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;

class NotificationTopicTest {
    private static final Ordering FIFO = new Ordering.Fifo(Deduplication.BY_ID, Throughput.PER_GROUP);
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000009";

    private static final String NEWS = "NewsE995708C";
    private static final String NEWS_POLICY = "NewsPolicy4F5CD32B";
    private static final String CHANGES = "Changes510ED4B0";
    private static final String UNDELIVERED_NEWS = "MailsNewsUndelivered9544FC07";
    private static final String MAILS_POLICY = "MailsPolicy60368613";

    private static Template template;
    private static Parts parts;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        var key = Key.Builder.create(stack, "Key").build();
        var queue =
                new MessageQueue(stack, "Mails", MessageQueueProps.builder(key).build());
        var ordered = new MessageQueue(
                stack, "Orders", MessageQueueProps.builder(key).ordering(FIFO).build());
        var topic = new NotificationTopic(
                stack, "News", NotificationTopicProps.builder(key).build());
        topic.fanOutTo(
                queue,
                FanOut.builder()
                        .filter(new MessageFilter.OnAttributes(
                                Map.of("channel", List.of(new Match.Equal("mail"), new Match.StartsWith("digest-")))))
                        .form(MessageForm.ENVELOPE)
                        .undeliveredRetention(Duration.ofDays(2))
                        .build());
        topic.grantPublish(Role.Builder.create(stack, "Publisher")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build());
        topic.admitService("cloudwatch.amazonaws.com", "arn:aws:cloudwatch:us-east-1:111111111111:alarm:*");
        var changes = new NotificationTopic(
                stack,
                "Changes",
                NotificationTopicProps.builder(key)
                        .name("changes.fifo")
                        .ordering(FIFO)
                        .deliveryLog(new DeliveryLog.Sampled(5, RetentionDays.ONE_WEEK))
                        .build());
        changes.fanOutTo(queue);
        changes.fanOutTo(ordered);
        new NotificationTopic(
                stack,
                "Silent",
                NotificationTopicProps.builder(key)
                        .deliveryLog(new DeliveryLog.Off())
                        .build());
        template = Template.fromStack(stack);
        parts = new Parts(template);
    }

    @Test
    void keeps_the_logical_ids_of_what_holds_messages() {
        assertThat(template.findResources("AWS::SQS::Queue"))
                .containsOnlyKeys(
                        "Mails",
                        "MailsDeadLetters6B62ADF8",
                        UNDELIVERED_NEWS,
                        "MailsChangesUndelivered2E940F65",
                        "Orders",
                        "OrdersDeadLettersC4CFAA5C",
                        "OrdersChangesUndeliveredD74F2F08")
                .allSatisfy((id, queue) -> assertThat(queue).containsEntry("DeletionPolicy", "RetainExceptOnCreate"));
    }

    @Test
    void is_encrypted_signed_with_sha_256_and_published_to_over_tls() {
        assertThat(parts.properties(NEWS))
                .containsEntry("KmsMasterKeyId", Parts.KEY_ARN)
                .containsEntry("SignatureVersion", "2")
                .doesNotContainKeys("TopicName", "FifoTopic");
        assertThat(parts.statements(NEWS_POLICY).get(0))
                .containsEntry("Effect", "Deny")
                .containsEntry("Action", "sns:Publish")
                .containsEntry("Principal", "*")
                .containsEntry("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    }

    @Test
    void is_fifo_when_asked() {
        assertThat(parts.properties(CHANGES))
                .containsEntry("TopicName", "changes.fifo")
                .containsEntry("FifoTopic", true)
                .containsEntry("FifoThroughputScope", "MessageGroup")
                .containsEntry("ContentBasedDeduplication", false);
    }

    @Test
    void hands_over_what_the_filter_lets_through_once_the_queues_admit_it() {
        assertThat(parts.resource("MailsNewsSubscription0D86EC31"))
                .containsEntry(
                        "Properties",
                        Map.of(
                                "Protocol",
                                "sqs",
                                "TopicArn",
                                Map.of("Ref", NEWS),
                                "Endpoint",
                                Parts.arnOf("Mails"),
                                "RawMessageDelivery",
                                false,
                                "FilterPolicyScope",
                                "MessageAttributes",
                                "FilterPolicy",
                                Map.of("channel", List.of("mail", Map.of("prefix", "digest-"))),
                                "RedrivePolicy",
                                Map.of("deadLetterTargetArn", Parts.arnOf(UNDELIVERED_NEWS))))
                .containsEntry("DependsOn", List.of("MailsNewsUndeliveredPolicyFFBED7EA", MAILS_POLICY));
    }

    @Test
    void hands_over_everything_as_it_is_by_default() {
        assertThat(parts.properties("OrdersChangesSubscription14C2B91B"))
                .containsEntry("RawMessageDelivery", true)
                .containsEntry("FilterPolicyScope", "MessageAttributes")
                .doesNotContainKey("FilterPolicy");
    }

    @Test
    void keeps_what_could_not_be_delivered_in_a_queue_of_the_topics_own_kind() {
        assertThat(parts.properties(UNDELIVERED_NEWS))
                .isEqualTo(Map.of("KmsMasterKeyId", Parts.KEY_ARN, "MessageRetentionPeriod", 172800));
        assertThat(parts.properties("MailsChangesUndelivered2E940F65"))
                .containsEntry("FifoQueue", true)
                .containsEntry("MessageRetentionPeriod", 1209600);
    }

    @Test
    void a_queue_admits_each_topic_by_its_arn() {
        assertThat(parts.statements(MAILS_POLICY))
                .filteredOn("Effect", "Allow")
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement)
                        .containsEntry("Action", "sqs:SendMessage")
                        .containsEntry("Principal", Map.of("Service", "sns.amazonaws.com"))
                        .containsEntry("Resource", Parts.arnOf("Mails")))
                .extracting("Condition")
                .containsExactly(
                        Map.of("ArnEquals", Map.of("aws:SourceArn", Map.of("Ref", NEWS))),
                        Map.of("ArnEquals", Map.of("aws:SourceArn", Map.of("Ref", CHANGES))));
        assertThat(parts.statements("MailsNewsUndeliveredPolicyFFBED7EA"))
                .filteredOn("Effect", "Allow")
                .singleElement()
                .satisfies(statement -> assertThat(statement).containsEntry("Resource", Parts.arnOf(UNDELIVERED_NEWS)));
    }

    @Test
    void the_key_admits_topics_services_and_logs_without_naming_what_needs_the_key() {
        assertThat(parts.keyStatements())
                .filteredOn(statement -> !"DeliveryLogs".equals(statement.get("Sid")))
                .containsExactlyInAnyOrder(
                        Map.of(
                                "Sid",
                                "TopicsToQueues",
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "sns.amazonaws.com"),
                                "Action",
                                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                                "Resource",
                                "*",
                                "Condition",
                                Map.of("ArnLike", Map.of("aws:SourceArn", "arn:aws:sns:us-east-1:111111111111:*"))),
                        Map.of(
                                "Sid",
                                "PublishFromCloudwatch",
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "cloudwatch.amazonaws.com"),
                                "Action",
                                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                                "Resource",
                                "*",
                                "Condition",
                                Map.of(
                                        "ArnLike",
                                        Map.of(
                                                "kms:EncryptionContext:aws:sns:topicArn",
                                                "arn:aws:sns:us-east-1:111111111111:*"))));
        assertThat(parts.keyStatements())
                .filteredOn("Sid", "DeliveryLogs")
                .singleElement()
                .satisfies(
                        statement -> assertThat(statement)
                                .containsEntry("Principal", Map.of("Service", "logs.us-east-1.amazonaws.com"))
                                .containsEntry(
                                        "Condition",
                                        Map.of(
                                                "ArnLike",
                                                Map.of(
                                                        "kms:EncryptionContext:aws:logs:arn",
                                                        "arn:aws:logs:us-east-1:111111111111:log-group:sns/us-east-1/111111111111/*"))));
    }

    @Test
    void a_service_publishes_for_one_resource_of_the_account() {
        assertThat(parts.statements(NEWS_POLICY).get(1))
                .containsEntry("Action", "sns:Publish")
                .containsEntry("Principal", Map.of("Service", "cloudwatch.amazonaws.com"))
                .containsEntry(
                        "Condition",
                        Map.of(
                                "ArnLike",
                                Map.of("aws:SourceArn", "arn:aws:cloudwatch:us-east-1:111111111111:alarm:*"),
                                "StringEquals",
                                Map.of("aws:SourceAccount", "111111111111")));
    }

    @Test
    void publishers_publish_and_use_the_key() {
        assertThat(parts.granted("Publisher", NEWS)).containsExactly("sns:Publish");
        assertThat(parts.granted("Publisher", "Key961B73FD")).containsExactly("kms:Decrypt", "kms:GenerateDataKey");
    }

    @Test
    void logs_failed_deliveries_under_the_name_that_sns_writes_to() {
        assertThat(Parts.objects(parts.properties(NEWS), "DeliveryStatusLogging"))
                .containsExactly(Map.of(
                        "Protocol", "sqs", "FailureFeedbackRoleArn", Parts.arnOf("NewsDeliveryLogsRoleE5171828")));
        assertThat(parts.properties("NewsDeliveryLogsFailuresA8F7D257"))
                .containsEntry("RetentionInDays", 90)
                .containsEntry("KmsKeyId", Parts.KEY_ARN)
                .containsEntry(
                        "LogGroupName",
                        Map.of(
                                "Fn::Join",
                                List.of(
                                        "",
                                        List.of(
                                                "sns/us-east-1/111111111111/",
                                                Map.of("Fn::GetAtt", List.of(NEWS, "TopicName")),
                                                "/Failure"))));
    }

    @Test
    void logs_a_sample_of_the_others_when_asked_and_nothing_when_asked() {
        assertThat(Parts.objects(parts.properties(CHANGES), "DeliveryStatusLogging"))
                .singleElement()
                .satisfies(log -> assertThat(log)
                        .containsEntry("SuccessFeedbackSampleRate", "5")
                        .containsEntry("SuccessFeedbackRoleArn", Parts.arnOf("ChangesDeliveryLogsRole3D96B476")));
        assertThat(parts.properties("SilentCB6A1ADF")).doesNotContainKey("DeliveryStatusLogging");
        template.resourceCountIs("AWS::Logs::LogGroup", 3);
    }

    @Test
    void the_logging_role_writes_to_its_own_groups_only() {
        assertThat(parts.statements("ChangesDeliveryLogsWriting63A7E2E9"))
                .singleElement()
                .satisfies(statement -> assertThat(statement)
                        .containsEntry(
                                "Resource",
                                List.of(
                                        Parts.arnOf("ChangesDeliveryLogsFailuresBD3F22BF"),
                                        Parts.arnOf("ChangesDeliveryLogsSuccesses960E65D1"))));
    }

    @Test
    void a_queue_takes_from_a_topic_of_another_stack() {
        var app = TestStack.app();
        var stack = TestStack.in(app, "us-east-1");
        var key = Key.Builder.create(stack, "Key").build();
        var topic = new NotificationTopic(
                stack, "News", NotificationTopicProps.builder(key).build());
        var consumers = new Stack(
                app,
                "Consumers",
                StackProps.builder()
                        .env(Environment.builder()
                                .account(TestStack.ACCOUNT)
                                .region("us-east-1")
                                .build())
                        .build());

        topic.fanOutTo(new MessageQueue(
                consumers, "Mails", MessageQueueProps.builder(key).build()));

        Template.fromStack(stack).resourceCountIs("AWS::SNS::Subscription", 0);
        Template.fromStack(consumers).resourceCountIs("AWS::SNS::Subscription", 1);
    }

    @Test
    void refuses_to_fan_out_from_a_standard_topic_to_a_fifo_queue() {
        var stack = TestStack.create();
        var key = Key.Builder.create(stack, "Key").build();
        var topic = new NotificationTopic(
                stack, "News", NotificationTopicProps.builder(key).build());
        var queue = new MessageQueue(
                stack, "Orders", MessageQueueProps.builder(key).ordering(FIFO).build());

        assertThatThrownBy(() -> topic.fanOutTo(queue))
                .hasMessage(
                        "a standard topic can not deliver to a FIFO queue, got topic 'News'; order both or neither");
    }

    @Test
    void refuses_queues_of_other_regions() {
        var app = TestStack.app();
        var stack = TestStack.in(app, "us-east-1");
        var far = TestStack.in(app, "us-west-2");
        var topic = new NotificationTopic(
                stack, "News", NotificationTopicProps.builder(key(stack)).build());
        var queue = new MessageQueue(
                far, "Mails", MessageQueueProps.builder(key(far)).build());

        assertThatThrownBy(() -> topic.fanOutTo(queue))
                .hasMessage("a topic fans out to queues of its own region, got a topic in us-east-1 and a queue in"
                        + " us-west-2");
    }

    @Test
    void refuses_an_imported_key_unless_its_owner_keeps_its_policy() {
        var stack = TestStack.create();
        var foreign = Key.fromKeyArn(stack, "Foreign", KEY_ARN);
        var topic = new NotificationTopic(
                stack, "News", NotificationTopicProps.builder(foreign).build());
        var refused = new MessageQueue(
                stack, "Refused", MessageQueueProps.builder(foreign).build());
        var taken = new MessageQueue(
                stack,
                "Taken",
                MessageQueueProps.builder(foreign).keyUpkeep(KeyUpkeep.BY_OWNER).build());

        assertThatThrownBy(() -> topic.fanOutTo(refused))
                .hasMessageStartingWith(
                        "the key is imported and its policy can not be changed here; have its owner add")
                .hasMessageContaining("sns.amazonaws.com")
                .hasMessageContaining("aws:SourceArn=arn:aws:sns:us-east-1:111111111111:*")
                .hasMessageEndingWith("and say KeyUpkeep.BY_OWNER");
        assertThatThrownBy(() -> topic.admitService("ses.amazonaws.com", "arn:aws:ses:us-east-1:111111111111:x/y"))
                .hasMessageContaining("ses.amazonaws.com");
        topic.fanOutTo(taken);
        Template.fromStack(stack).resourceCountIs("AWS::SNS::Subscription", 1);
    }

    @Test
    void refuses_services_on_a_fifo_topic() {
        var stack = TestStack.create();
        var topic = new NotificationTopic(
                stack,
                "News",
                NotificationTopicProps.builder(key(stack)).ordering(FIFO).build());

        assertThatThrownBy(() -> topic.admitService("ses.amazonaws.com", "arn:aws:ses:us-east-1:111111111111:x/y"))
                .hasMessage("services publish to standard topics only, got FIFO topic 'News' for ses.amazonaws.com");
    }

    @Test
    void refuses_names_that_sns_refuses() {
        var stack = TestStack.create();

        assertThatThrownBy(() -> NotificationTopicProps.builder(key(stack))
                        .name("news.fifo")
                        .build())
                .hasMessage("the name of a standard topic must be letters, digits, hyphens and underscores,"
                        + " 256 characters at most, got 'news.fifo'");
        assertThatThrownBy(() -> new DeliveryLog.Sampled(0, RetentionDays.ONE_DAY))
                .hasMessage("successPercent must be 1 to 100, got 0");
    }

    private static IKey key(TestStack stack) {
        return Key.Builder.create(stack, "Key").build();
    }
}

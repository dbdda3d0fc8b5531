package dev.meridian.app.review.access.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.access.iam.judgement.PolicyRule;
import dev.meridian.app.review.finding.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRulesTest {
    private static final String LAMBDA =
            "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Principal': {'Service': 'lambda.amazonaws.com'}}";
    private static final String OWN_BUCKET =
            "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::app-prod-files-111111111111/*'}";

    @Test
    void the_sentence_names_what_is_new_and_neither_account_region_nor_stage() {
        var after = "{'Effect': 'Allow', 'Action': ['s3:GetObject', 's3:PutObject'],"
                + " 'Resource': 'arn:aws:s3:::app-prod-files-111111111111/*'}";

        assertThat(identity(OWN_BUCKET, after).found())
                .containsExactly("NOTABLE access/actions-broadened Role:"
                        + " Newly allows s3:PutObject on arn:aws:s3:::{stage}-files-{account}/*.");
    }

    @Test
    void tokens_read_like_the_resources_they_name() {
        var after = OWN_BUCKET + ", {'Effect': 'Allow', 'Action': 'sqs:SendMessage', 'Resource': ["
                + "{'Fn::GetAtt': ['Queue', 'Arn']}, {'Fn::Sub': '${Bucket.Arn}/*'}, {'Fn::GetStackOutput':"
                + " {'StackName': 'app-prod-eu-west-1-data', 'OutputName': 'QueueArn', 'Region': 'eu-west-1'}}]}";

        assertThat(identity(OWN_BUCKET, after).found())
                .containsExactly("NOTABLE access/statement-added Role: Newly allows sqs:SendMessage on"
                        + " Queue.Arn, Bucket.Arn/*, <output QueueArn of {stage}-{region}-data>.");
    }

    @Test
    void long_lists_are_shortened() {
        var actions = IntStream.range(0, 9).mapToObj(i -> "'sqs:Get" + i + "'").collect(Collectors.joining(", "));

        assertThat(identity(
                                OWN_BUCKET,
                                "{'Effect': 'Allow', 'Action': [" + actions
                                        + "], 'Resource': 'arn:aws:sqs:eu-west-1:111111111111:q'}")
                        .found())
                .singleElement()
                .asString()
                .contains("sqs:Get5 and 3 more on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            *                                        | *                                        | DANGEROUS | access/administrator
            s3:*                                     | arn:aws:s3:::b/*                         | DANGEROUS | access/statement-added
            iam:PassRole                             | *                                        | DANGEROUS | access/escalation
            iam:PassRole                             | arn:aws:iam::111111111111:role/*         | DANGEROUS | access/escalation
            iam:PassRole                             | arn:aws:iam::111111111111:role/Worker    | NOTABLE   | access/statement-added
            iam:Put*                                 | arn:aws:iam::111111111111:role/Worker    | DANGEROUS | access/escalation
            kms:PutKeyPolicy                         | arn:aws:kms:eu-west-1:111111111111:key/1 | DANGEROUS | access/escalation
            secretsmanager:GetSecretValue            | *                                        | DANGEROUS | access/escalation
            sts:AssumeRole                           | *                                        | DANGEROUS | access/escalation
            dynamodb:DeleteTable                     | *                                        | DANGEROUS | access/statement-added
            s3:GetObject                             | *                                        | DANGEROUS | access/resources-broadened
            s3:GetObject                             | arn:aws:s3:::*                           | DANGEROUS | access/resources-broadened
            s3:GetObject                             | arn:aws:s3:::other/*                     | NOTABLE   | access/resources-broadened
            ec2:Describe*                            | *                                        | NOTABLE   | access/statement-added
            ecr:GetAuthorizationToken                | *                                        | NOTABLE   | access/statement-added
            cloudwatch:PutMetricData                 | *                                        | NOTABLE   | access/statement-added
            ssmmessages:*                            | *                                        | NOTABLE   | access/statement-added
            xray:PutTraceSegments                    | *                                        | NOTABLE   | access/statement-added
            """)
    void what_an_identity_may_newly_do_is_judged_by_its_reach(
            String action, String resource, Severity severity, String rule) {
        var added = "{'Effect': 'Allow', 'Action': '%s', 'Resource': '%s'}".formatted(action, resource);

        assertThat(identity(OWN_BUCKET, OWN_BUCKET + ", " + added).found())
                .singleElement()
                .asString()
                .startsWith(severity + " " + rule + " Role: ");
    }

    @Test
    void all_but_some_actions_are_too_many() {
        assertThat(identity(OWN_BUCKET, "{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': 'arn:aws:s3:::b'}")
                        .found())
                .singleElement()
                .asString()
                .startsWith("DANGEROUS access/statement-added Role: Newly allows everything but iam:* on");
    }

    @Test
    void a_write_on_everything_with_a_tag_is_notable() {
        var tagged = "{'Effect': 'Allow', 'Action': 'ec2:TerminateInstances', 'Resource': '*',"
                + " 'Condition': {'StringEquals': {'aws:ResourceTag/team': 'shop'}}}";

        assertThat(identity(OWN_BUCKET, OWN_BUCKET + ", " + tagged).found())
                .singleElement()
                .asString()
                .startsWith("NOTABLE");
    }

    @Test
    void a_new_role_is_one_finding_with_the_policies_attached_to_it() {
        var role = role(
                LAMBDA, "'ManagedPolicyArns': ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']");

        assertThat(Changes.of("{}", "{'Role': " + role + ", 'Policy': " + policy("Role", OWN_BUCKET) + "}")
                        .found())
                .containsExactly(
                        "NOTABLE access/identity-added Role: Is a new role that lambda.amazonaws.com may assume,"
                                + " that may do s3:GetObject, with AWSLambdaBasicExecutionRole.");
    }

    @Test
    void a_new_role_that_may_delete_everything_is_dangerous_where_the_policy_is() {
        var wide = "{'Effect': 'Allow', 'Action': 's3:DeleteObject', 'Resource': '*'}";

        assertThat(Changes.of("{}", "{'Role': " + role(LAMBDA, "") + ", 'Policy': " + policy("Role", wide) + "}")
                        .found())
                .anyMatch(found -> found.startsWith("DANGEROUS access/statement-added Policy"));
    }

    @Test
    void a_statement_that_moves_from_a_role_into_a_policy_of_its_own_is_no_news() {
        var before = "{'Role': " + role(LAMBDA, inline(OWN_BUCKET)) + "}";
        var after = "{'Role': " + role(LAMBDA, "") + ", 'Policy': " + policy("Role", OWN_BUCKET) + "}";

        assertThat(Changes.of(before, after).found()).isEmpty();
    }

    @Test
    void a_renamed_role_and_those_who_name_it_are_no_news() {
        var before = "{'Old': " + role(LAMBDA, "") + ", 'Policy': " + policy("Old", OWN_BUCKET) + "}";
        var after = "{'New': " + role(LAMBDA, "") + ", 'Policy': " + policy("New", OWN_BUCKET) + "}";

        assertThat(Changes.of(before, after).renaming("Old", "New").found()).isEmpty();
    }

    @Test
    void a_renamed_role_that_gains_something_is_news() {
        var wide = "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}";
        var before = "{'Old': " + role(LAMBDA, inline(OWN_BUCKET)) + "}";
        var after = "{'New': " + role(LAMBDA, inline(wide)) + "}";

        assertThat(Changes.of(before, after).renaming("Old", "New").found())
                .singleElement()
                .asString()
                .startsWith("DANGEROUS access/administrator New");
    }

    @Test
    void a_policy_that_is_attached_to_a_further_role_is_news_for_that_role() {
        var roles = "'One': " + role(LAMBDA, "") + ", 'Two': " + role(LAMBDA, "");
        var both = policy("One", OWN_BUCKET).replace("{'Ref': 'One'}", "{'Ref': 'One'}, {'Ref': 'Two'}");

        assertThat(Changes.of(
                                "{" + roles + ", 'P': " + policy("One", OWN_BUCKET) + "}",
                                "{" + roles + ", 'P': " + both + "}")
                        .found())
                .singleElement()
                .asString()
                .startsWith("NOTABLE access/statement-added P");
    }

    @Test
    void less_than_an_administrator_is_no_news() {
        var administrator = "'ManagedPolicyArns': ['arn:aws:iam::aws:policy/AdministratorAccess']";
        var reader = "'ManagedPolicyArns': ['arn:aws:iam::aws:policy/ReadOnlyAccess'], " + inline(OWN_BUCKET);

        assertThat(Changes.of("{'Role': " + role(LAMBDA, administrator) + "}", "{'Role': " + role(LAMBDA, reader) + "}")
                        .found())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'AWS': 'arn:aws:iam::999999999999:root'}         |                                                              | DANGEROUS
            {'AWS': 'arn:aws:iam::111111111111:role/Operator'}|                                                              | DANGEROUS
            '*'                                               |                                                              | DANGEROUS
            {'Service': 'ec2.amazonaws.com'}                  |                                                              | DANGEROUS
            {'AWS': '999999999999'}                           | 'Condition': {'StringEquals': {'sts:ExternalId': 'shop'}},   | DANGEROUS
            """)
    void whoever_else_may_assume_a_role_must_be_approved(String principal, String condition, Severity severity) {
        var more = "{'Effect': 'Allow', " + (condition == null ? "" : condition)
                + " 'Action': 'sts:AssumeRole', 'Principal': " + principal + "}";

        assertThat(Changes.of("{'Role': " + role(LAMBDA, "") + "}", "{'Role': " + role(LAMBDA + ", " + more, "") + "}")
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(severity));
    }

    @Test
    void a_new_role_for_a_whole_identity_provider_is_dangerous() {
        var provider =
                "'Effect': 'Allow', 'Action': 'sts:AssumeRoleWithWebIdentity', 'Principal': {'Federated': 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com'}";
        var anyone = "{" + provider
                + ", 'Condition': {'StringEquals': {'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com'}}}";
        var organisation = "{" + provider
                + ", 'Condition': {'StringLike': {'token.actions.githubusercontent.com:sub': 'repo:example/*'}}}";
        var repository = "{" + provider
                + ", 'Condition': {'StringLike': {'token.actions.githubusercontent.com:sub': 'repo:example/shop:*'}}}";

        assertThat(severity(anyone)).isEqualTo(Severity.DANGEROUS);
        assertThat(severity(organisation)).isEqualTo(Severity.DANGEROUS);
        assertThat(severity(repository)).isEqualTo(Severity.NOTABLE);
    }

    private static Severity severity(String trust) {
        return Changes.of("{}", "{'Role': " + role(trust, "") + "}")
                .findings()
                .get(0)
                .severity();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '*'                                             |                                                                       | DANGEROUS | access/public
            '*'                                             | 'Condition': {'Bool': {'aws:SecureTransport': 'true'}},               | DANGEROUS | access/public
            '*'                                             | 'Condition': {'IpAddress': {'aws:SourceIp': '0.0.0.0/0'}},            | DANGEROUS | access/public
            '*'                                             | 'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-example'}},   | NOTABLE   | access/principals-broadened
            {'AWS': '999999999999'}                         |                                                                       | DANGEROUS | access/principals-broadened
            {'AWS': '111111111111'}                         |                                                                       | NOTABLE   | access/principals-broadened
            {'AWS': {'Fn::GetAtt': ['Role', 'Arn']}}        |                                                                       | NOTABLE   | access/principals-broadened
            {'Service': 's3.amazonaws.com'}                 |                                                                       | DANGEROUS | access/principals-broadened
            {'Service': 's3.amazonaws.com'}                 | 'Condition': {'StringEquals': {'aws:SourceAccount': '111111111111'}}, | NOTABLE   | access/principals-broadened
            """)
    void who_else_may_use_a_queue_is_judged_by_whom_it_takes_in(
            String principal, String condition, Severity severity, String rule) {
        var more = "{'Effect': 'Allow', " + (condition == null ? "" : condition)
                + " 'Action': 'sqs:SendMessage', 'Principal': " + principal
                + ", 'Resource': {'Fn::GetAtt': ['Queue', 'Arn']}}";
        var before = "{'Queue': {'Type': 'AWS::SQS::Queue'}}";
        var after = "{'Queue': {'Type': 'AWS::SQS::Queue'}, 'Policy': " + queuePolicy(more) + "}";

        assertThat(Changes.of(before, after).found())
                .singleElement()
                .asString()
                .startsWith(severity + " " + rule + " Policy");
    }

    @Test
    void a_new_key_of_its_own_account_is_no_news() {
        var key = "{'Key': {'Type': 'AWS::KMS::Key', 'Properties': {'KeyPolicy': {'Statement': [{'Effect': 'Allow',"
                + " 'Action': 'kms:*', 'Resource': '*', 'Principal': {'AWS': {'Fn::Sub':"
                + " 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}}}]}}}}";

        assertThat(Changes.of("{}", key).found()).isEmpty();
    }

    @Test
    void a_denial_that_goes_with_its_queue_is_no_news_and_one_that_another_policy_repeats_neither() {
        var deny =
                "{'Effect': 'Deny', 'Principal': '*', 'Action': 'sqs:*', 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}}";
        var queue = "'Queue': {'Type': 'AWS::SQS::Queue'}";
        var before = "{" + queue + ", 'Policy': " + queuePolicy(deny) + "}";

        assertThat(Changes.of(before, "{}").found()).isEmpty();
        assertThat(Changes.of(before, "{" + queue + ", 'Another': " + queuePolicy(deny) + "}")
                        .found())
                .isEmpty();
        assertThat(Changes.of(before, "{" + queue + "}").found())
                .containsExactly("DANGEROUS access/deny-removed Policy: No longer denies anybody sqs:* if Bool"
                        + " aws:SecureTransport false.");
    }

    @Test
    void a_further_value_of_a_condition_is_notable_unless_it_is_a_wildcard_or_another_account() {
        assertThat(source("aws:SourceArn", "arn:aws:sns:eu-west-1:111111111111:b"))
                .isEqualTo(Severity.NOTABLE);
        assertThat(source("aws:SourceArn", "arn:aws:sns:*:*:*")).isEqualTo(Severity.DANGEROUS);
        assertThat(source("aws:SourceAccount", "999999999999")).isEqualTo(Severity.DANGEROUS);
    }

    private static Severity source(String key, String further) {
        var statement =
                "{'Effect': 'Allow', 'Action': 'sqs:SendMessage', 'Principal': {'Service': 'sns.amazonaws.com'},"
                        + " 'Condition': {'%s': {'%s': [%s]}}}";
        var operator = key.endsWith("Arn") ? "ArnLike" : "StringEquals";
        var queue = "'Queue': {'Type': 'AWS::SQS::Queue'}";
        var first = key.endsWith("Arn") ? "'arn:aws:sns:eu-west-1:111111111111:a'" : "'111111111111'";
        var findings = Changes.of(
                        "{" + queue + ", 'Policy': " + queuePolicy(statement.formatted(operator, key, first)) + "}",
                        "{" + queue + ", 'Policy': "
                                + queuePolicy(statement.formatted(operator, key, first + ", '" + further + "'")) + "}")
                .findings();
        assertThat(findings).singleElement().satisfies(found -> assertThat(found.rule())
                .isEqualTo(PolicyRule.CONDITION_DROPPED));
        return findings.get(0).severity();
    }

    @Test
    void a_policy_that_cannot_be_read_is_shown() {
        assertThat(Changes.of(
                                "{'Role': " + role(LAMBDA, inline(OWN_BUCKET)) + "}",
                                "{'Role': "
                                        + role(
                                                LAMBDA,
                                                "'Policies': [{'PolicyName': 'P', 'PolicyDocument': {'Ref': 'Document'}}]")
                                        + "}")
                        .found())
                .containsExactly("NOTABLE access/policy-unreadable Role:"
                        + " Has a policy that nobody can read before it is deployed: Document.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "'x'", "7", "null", "{'Ref': 'X'}", "{'Fn::If': ['C', [], {}]}", "[[{'Statement': 1}]]"})
    void odd_shapes_do_not_fail(String value) {
        var properties = Arrays.asList(
                        "Policies",
                        "PolicyDocument",
                        "AssumeRolePolicyDocument",
                        "ManagedPolicyArns",
                        "KeyPolicy",
                        "Roles",
                        "AccessPolicies",
                        "PermissionsBoundary",
                        "Groups",
                        "Queues",
                        "Principal",
                        "Statement",
                        "AuthType")
                .stream()
                .map(property -> "'" + property + "': " + value)
                .collect(Collectors.joining(", "));
        for (var type : new String[] {
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::KMS::Key",
            "AWS::SQS::QueuePolicy",
            "AWS::EKS::AccessEntry",
            "AWS::Lambda::Permission",
            "AWS::Events::EventBusPolicy",
            "AWS::IAM::User",
            "AWS::EC2::VPCEndpoint",
            "AWS::Lambda::Url",
            "AWS::EKS::PodIdentityAssociation"
        }) {
            var empty = "{'X': {'Type': '" + type + "'}}";
            var odd = "{'X': {'Type': '" + type + "', 'Properties': {" + properties + "}}}";

            assertThat(Changes.of(empty, odd).found())
                    .allSatisfy(found -> assertThat(found).endsWith("."));
            assertThat(Changes.of(odd, empty).found()).noneMatch(found -> found.contains("administrator"));
            assertThat(Changes.of(odd, "{}").found()).isEmpty();
        }
    }

    @Test
    void everybody_whom_a_condition_names_is_told_by_that_name() {
        var grant = "{'Effect': 'Allow', 'Principal': {'AWS': '*'}, 'Action': 'kms:CreateGrant', 'Resource': '*',"
                + " 'Condition': {'StringEquals': {'aws:principalarn': 'arn:aws:iam::111111111111:role/scaling',"
                + " 'aws:sourcevpc': 'vpc-1'}}}";
        var key = "{'Key': {'Type': 'AWS::KMS::Key', 'Properties': {'KeyPolicy': {'Statement': [%s]}}}}";
        var own = "{'Effect': 'Allow', 'Principal': {'AWS': '111111111111'}, 'Action': 'kms:*', 'Resource': '*'}";

        assertThat(Changes.of(key.formatted(own), key.formatted(own + ", " + grant))
                        .found())
                .singleElement()
                .asString()
                .endsWith(
                        "Newly allows arn:aws:iam::{account}:role/scaling kms:CreateGrant if StringEquals aws:SourceVpc vpc-1.");
    }

    @Test
    void resources_are_all_told_however_many() {
        var queues = IntStream.range(0, 9)
                .mapToObj(i -> "'arn:aws:sqs:eu-west-1:111111111111:q" + i + "'")
                .collect(Collectors.joining(", "));

        assertThat(identity(
                                OWN_BUCKET,
                                "{'Effect': 'Allow', 'Action': 'sqs:SendMessage', 'Resource': [" + queues + "]}")
                        .found())
                .singleElement()
                .asString()
                .contains(":q0, ", ":q8")
                .doesNotContain("more");
    }

    @Test
    void a_managed_policy_under_a_condition_is_told_by_its_name() {
        var conditional = "'ManagedPolicyArns': [{'Fn::If': ['Public', {'Fn::Join': ['', ['arn:',"
                + " {'Ref': 'AWS::Partition'}, ':iam::aws:policy/AmazonElasticContainerRegistryPublicReadOnly']]},"
                + " {'Ref': 'AWS::NoValue'}]}]";

        assertThat(Changes.of("{'Role': " + role(LAMBDA, "") + "}", "{'Role': " + role(LAMBDA, conditional) + "}")
                        .found())
                .containsExactly("NOTABLE access/managed-policy-attached Role: Gets the managed policies"
                        + " AmazonElasticContainerRegistryPublicReadOnly if Public.");
    }

    @Test
    void rules_have_ids_of_their_own_and_advice() {
        assertThat(PolicyRule.values()).extracting(PolicyRule::id).doesNotHaveDuplicates();
        assertThat(PolicyRule.values()).allSatisfy(rule -> {
            assertThat(rule.id()).startsWith(rule.category().name().toLowerCase(Locale.ROOT) + "/");
            assertThat(rule.title()).doesNotEndWith(".");
            assertThat(rule.cure()).endsWith(".");
        });
    }

    private static Changes identity(String before, String after) {
        return Changes.of(
                "{'Role': " + role(LAMBDA, inline(before)) + "}", "{'Role': " + role(LAMBDA, inline(after)) + "}");
    }

    private static String role(String trust, String properties) {
        return "{'Type': 'AWS::IAM::Role', 'Properties': {'AssumeRolePolicyDocument': {'Statement': [" + trust + "]}"
                + (properties.isEmpty() ? "" : ", " + properties) + "}}";
    }

    private static String inline(String statements) {
        return "'Policies': [{'PolicyName': 'P', 'PolicyDocument': {'Statement': [" + statements + "]}}]";
    }

    private static String policy(String role, String statements) {
        return "{'Type': 'AWS::IAM::Policy', 'Properties': {'Roles': [{'Ref': '" + role + "'}], 'PolicyDocument':"
                + " {'Statement': [" + statements + "]}}}";
    }

    private static String queuePolicy(String statements) {
        return "{'Type': 'AWS::SQS::QueuePolicy', 'Properties': {'Queues': [{'Ref': 'Queue'}], 'PolicyDocument':"
                + " {'Statement': [" + statements + "]}}}";
    }
}

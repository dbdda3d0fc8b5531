package dev.meridian.app.review.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.recovery.weakness.Recovery;
import dev.meridian.app.review.setting.Changes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecoveryRulesTest {
    private static List<String> said(String before, String after) {
        return Changes.said(RecoveryRules.all(), before, after);
    }

    @Test
    void a_backup_without_a_lifecycle_is_kept_for_ever() {
        var plan =
                "Plan: {Type: 'AWS::Backup::BackupPlan', Properties: {BackupPlan: {BackupPlanRule: {RuleName: daily%s}}}}";
        var month = plan.formatted(", Lifecycle: {DeleteAfterDays: 30}");

        assertThat(said(plan.formatted(""), month))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS recovery/retention")
                .contains("to 30 after for ever");
        assertThat(said(month, plan.formatted(""))).isEmpty();
    }

    @Test
    void a_replica_that_never_had_backups_does_not_lose_any() {
        var replica = "Replica: {Type: 'AWS::RDS::DBInstance', Properties: {SourceDBInstanceIdentifier: main%s}}";

        assertThat(said(replica.formatted(""), replica.formatted(", BackupRetentionPeriod: 0")))
                .isEmpty();
        assertThat(said(replica.formatted(", BackupRetentionPeriod: 7"), replica.formatted("")))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS recovery/retention");
    }

    @Test
    void the_last_instance_but_one_of_a_cluster_is_counted() {
        var reader = "Reader: {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: main}}\n";
        var writer = "Writer: {Type: 'AWS::RDS::DBInstance', Properties: {DBClusterIdentifier: main}}";

        assertThat(said(reader + writer, writer))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS recovery/replica")
                .contains("1 is left");
    }

    @Test
    void a_condition_of_a_selection_takes_away_and_a_tag_of_its_list_adds() {
        var selection =
                "Selection: {Type: 'AWS::Backup::BackupSelection', Properties: {BackupSelection: {Resources: ['*']%s}}}";
        var condition = selection.formatted(
                ", Conditions: {StringEquals: [{ConditionKey: 'aws:ResourceTag/tier', ConditionValue: gold}]}");
        var tag = selection.formatted(", ListOfTags: [{ConditionKey: tier, ConditionValue: gold}]");

        assertThat(said(selection.formatted(""), condition))
                .containsExactly(
                        "DANGEROUS recovery/backup-selection:"
                                + " The selection of a backup plan only takes what also fits StringEquals aws:ResourceTag/tier=gold.");
        assertThat(said(condition, selection.formatted(""))).isEmpty();
        assertThat(said(selection.formatted(""), tag)).isEmpty();
        assertThat(said(tag, selection.formatted(""))).hasSize(1);
    }

    @Test
    void a_rule_of_replication_under_another_name_is_the_same() {
        var bucket = "Bucket: {Type: 'AWS::S3::Bucket', Properties: {ReplicationConfiguration: {Rules:"
                + " [{Id: %s, Status: Enabled, Destination: {Bucket: 'arn:aws:s3:::copies'}}]}}}";

        assertThat(said(bucket.formatted("one"), bucket.formatted("other"))).isEmpty();
    }

    @Test
    void a_failover_record_that_goes_takes_the_failover_with_it() {
        var records = "Names: {Type: 'AWS::Route53::RecordSetGroup', Properties: {RecordSets: [%s]}}";
        var primary =
                "{Name: api.example.com., Type: A, SetIdentifier: one, Failover: PRIMARY, ResourceRecords: [192.0.2.1]}";
        var secondary =
                "{Name: api.example.com., Type: A, SetIdentifier: two, Failover: SECONDARY, ResourceRecords: [192.0.2.2]}";

        assertThat(said(records.formatted(primary + ", " + secondary), records.formatted(primary)))
                .containsExactly("DANGEROUS recovery/failover:"
                        + " The secondary record of api.example.com. is removed: nothing is failed over to or from.");
    }

    @Test
    void shortened_retention_names_what_it_was_and_what_it_becomes() {
        var queue = "Queue: {Type: 'AWS::SQS::Queue', Properties: {MessageRetentionPeriod: %s}}";

        assertThat(said(queue.formatted("'1209600'"), queue.formatted("60")))
                .containsExactly(
                        "DANGEROUS recovery/retention: Messages are kept for a shorter time, from 1209600 to 60 seconds.");
    }

    @Test
    void objects_that_no_rule_took_so_early_start_to_expire() {
        var bucket = "Bucket: {Type: 'AWS::S3::Bucket', Properties: {LifecycleConfiguration: {Rules: [%s]}}}";
        var none = bucket.formatted("{Status: Enabled, AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}}");
        var all = bucket.formatted("{Status: Enabled, ExpirationInDays: 90}");
        var part = "{Status: Enabled, Prefix: logs/, ExpirationInDays: %s}";

        assertThat(said(none, all))
                .containsExactly("DANGEROUS data/objects-expire:"
                        + " Objects start to expire, after 90 days: those that are older are deleted.");
        assertThat(said(all, bucket.formatted(part.formatted(30))))
                .containsExactly("DANGEROUS data/objects-expire: Objects under logs/ expire after 30 days, and did so"
                        + " after 90 days: those in between are deleted.");
        assertThat(said(all, bucket.formatted(part.formatted(120)))).isEmpty();
        assertThat(said(bucket.formatted(part.formatted(120)), all))
                .singleElement()
                .asString()
                .contains("Objects start to expire, after 90 days");
        assertThat(said(all, bucket.formatted("{Status: Enabled, ExpirationInDays: '90'}")))
                .isEmpty();
        assertThat(said(none, bucket.formatted("{Status: Disabled, ExpirationInDays: 1}")))
                .isEmpty();
        assertThat(said(none, bucket.formatted("{Status: Enabled, ExpirationInDays: {Ref: Days}}")))
                .singleElement()
                .asString()
                .startsWith("NOTABLE data/objects-expire");
        assertThat(said(none, bucket.formatted("{Status: Enabled, ExpirationDate: '2030-01-01T00:00:00Z'}")))
                .singleElement()
                .asString()
                .contains("Objects start to expire, on 2030-01-01T00:00:00Z");
    }

    @Test
    void items_that_expire_by_another_attribute_are_notable() {
        var table = "Table: {Type: 'AWS::DynamoDB::Table', Properties: {TimeToLiveSpecification:"
                + " {AttributeName: %s, Enabled: %s}}}";

        assertThat(said(table.formatted("until", true), table.formatted("updated", true)))
                .singleElement()
                .asString()
                .startsWith("NOTABLE data/items-expire: Items expire by their attribute updated");
        assertThat(said(table.formatted("until", true), table.formatted("until", false)))
                .isEmpty();
    }

    @Test
    void ids_are_of_their_category_and_unique() {
        assertThat(Stream.of(Recovery.values()).map(Recovery::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("recovery/"));
    }
}

package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.support.Assembly;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final String PRIMARY = "atlas-production-us-east-1-";
    private static final String IRELAND = "atlas-production-eu-west-1-";
    private static final String SINGAPORE = "atlas-production-ap-southeast-1-";

    @Test
    void every_value_from_another_stack_is_a_weak_reference_to_a_stack_that_is_deployed_before() {
        assertThat(Assembly.stacks())
                .flatExtracting(stack -> references(stack.template()))
                .isNotEmpty();
        for (var stack : Assembly.stacks()) {
            assertThat(stack.template().toString()).doesNotContain("Fn::ImportValue");
            for (var reference : references(stack.template())) {
                var source = reference.path("StackName").asText();
                assertThat(before(stack)).as("deployed before %s", stack.name()).contains(source);
                assertThat(Assembly.stack(source)
                                .template()
                                .path("Outputs")
                                .has(reference.path("OutputName").asText()))
                        .as("output %s of %s", reference, source)
                        .isTrue();
            }
        }
    }

    @Test
    void nothing_is_exported() {
        Assembly.stacks()
                .forEach(stack -> stack.template().path("Outputs").forEach(output -> assertThat(output.has("Export"))
                        .isFalse()));
    }

    @Test
    void a_replica_names_its_writer_literally_and_waits_for_it() {
        for (var region : List.of(IRELAND, SINGAPORE)) {
            var replica =
                    Assembly.properties(region + "data", "AWS::RDS::DBInstance").get(0);

            assertThat(replica.path("SourceDBInstanceIdentifier").asText())
                    .isEqualTo("arn:aws:rds:us-east-1:222222222222:db:atlas-production-main");
            assertThat(Assembly.stack(region + "data").dependencies()).contains(PRIMARY + "data");
        }
    }

    @Test
    void data_waits_for_the_vaults_of_all_regions_into_which_it_copies() {
        for (var region : List.of(PRIMARY, IRELAND, SINGAPORE)) {
            assertThat(Assembly.stack(region + "data").dependencies())
                    .contains(PRIMARY + "vault", IRELAND + "vault", SINGAPORE + "vault");
        }
    }

    @Test
    void copies_of_backups_name_the_far_vault_literally_and_wait_for_it() {
        var plan = Assembly.properties(PRIMARY + "backup", "AWS::Backup::BackupPlan")
                .get(0);

        assertThat(plan.toString()).contains("arn:aws:backup:eu-west-1:222222222222:backup-vault:atlas-production");
        assertThat(Assembly.stack(PRIMARY + "backup").dependencies()).contains(IRELAND + "vault");
    }

    @Test
    void buckets_wait_for_the_log_bucket_they_name() {
        var naming = Assembly.stacks().stream()
                .filter(stack -> !stack.tags().get("layer").equals("logs"))
                .filter(stack -> stack.template().toString().contains("-logs-"))
                .toList();

        assertThat(naming).isNotEmpty().allSatisfy(stack -> assertThat(before(stack))
                .contains(stack.name().replaceFirst("-[a-z]+$", "-logs")));
    }

    @Test
    void a_layer_depends_only_on_layers_above_it_and_the_order_has_no_circle() {
        for (var stack : Assembly.stacks()) {
            assertThat(before(stack)).as("before %s", stack.name()).doesNotContain(stack.name());
            for (var earlier : stack.dependencies()) {
                assertThat(layer(Assembly.stack(earlier)).ordinal())
                        .as("%s depends on %s", stack.name(), earlier)
                        .isLessThanOrEqualTo(layer(stack).ordinal());
            }
        }
    }

    /** What changes a stateful resource's identity must not hang on a value that only a deployment knows. */
    @Test
    void no_weak_reference_feeds_a_property_whose_change_would_replace_what_holds_data() {
        var identity = Map.of(
                "AWS::RDS::DBInstance",
                        Set.of(
                                "SourceDBInstanceIdentifier",
                                "DBInstanceIdentifier",
                                "DBName",
                                "MasterUsername",
                                "KmsKeyId"),
                "AWS::S3::Bucket", Set.of("BucketName"),
                "AWS::EFS::FileSystem", Set.of("KmsKeyId", "Encrypted"),
                "AWS::ElastiCache::ReplicationGroup", Set.of("KmsKeyId", "ReplicationGroupId", "CacheSubnetGroupName"),
                "AWS::Backup::BackupVault", Set.of("BackupVaultName", "EncryptionKeyArn"),
                "AWS::EKS::Cluster", Set.of("Name"));

        Assembly.stacks().forEach(stack -> stack.resources().forEach((id, resource) -> identity.getOrDefault(
                        resource.path("Type").asText(), Set.of())
                .forEach(property -> assertThat(
                                resource.path("Properties").path(property).toString())
                        .as("%s of %s in %s", property, id, stack.name())
                        .doesNotContain("Fn::GetStackOutput"))));
    }

    private static Layer layer(StackArtifact stack) {
        return Layer.valueOf(stack.tags().get("layer").toUpperCase(Locale.ROOT));
    }

    private static Set<String> before(StackArtifact stack) {
        var all = new TreeMap<String, List<String>>();
        Assembly.stacks().forEach(each -> all.put(each.name(), each.dependencies()));
        var before = new HashSet<String>();
        var open = new ArrayList<>(stack.dependencies());
        while (!open.isEmpty()) {
            var next = open.remove(open.size() - 1);
            if (before.add(next)) {
                open.addAll(all.get(next));
            }
        }
        return before;
    }

    private static List<JsonNode> references(JsonNode node) {
        return node.findValues("Fn::GetStackOutput");
    }
}

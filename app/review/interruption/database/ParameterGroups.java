package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Setting;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Parameters of databases. CloudFormation's documentation of {@code AWS::RDS::DBInstance} says that an update of a group
 * that holds static parameters, changed or not, reboots the instance. Which parameters are static depends on engine and
 * version; these are static in the current ones, so the rule is certain of them alone. Of a group in use whose dynamic
 * parameters change, the user guide says that they are applied at once ("Working with parameter groups"): nothing is said.
 */
final class ParameterGroups {
    private static final Set<String> STATIC = Set.of(
            "shared_buffers",
            "shared_preload_libraries",
            "max_connections",
            "max_wal_senders",
            "max_replication_slots",
            "max_worker_processes",
            "max_locks_per_transaction",
            "max_prepared_transactions",
            "max_logical_replication_workers",
            "rds.logical_replication",
            "huge_pages",
            "wal_buffers",
            "track_activity_query_size",
            "autovacuum_max_workers",
            "autovacuum_freeze_max_age",
            "autovacuum_multixact_freeze_max_age",
            "autovacuum_worker_slots",
            "track_commit_timestamp",
            "log_bin",
            "log_slave_updates",
            "log_replica_updates",
            "innodb_rollback_on_timeout",
            "innodb_log_file_size",
            "innodb_buffer_pool_instances",
            "innodb_read_io_threads",
            "innodb_write_io_threads",
            "lower_case_table_names",
            "performance_schema",
            "skip_name_resolve",
            "gtid-mode",
            "enforce_gtid_consistency",
            "tls",
            "neptune_lab_mode",
            "neptune_streams",
            "change_stream_log_retention_duration");

    /** Applied at once in every engine that knows them, as no restart is needed for them. */
    private static final Set<String> DYNAMIC = Set.of(
            "work_mem",
            "maintenance_work_mem",
            "effective_cache_size",
            "effective_io_concurrency",
            "random_page_cost",
            "seq_page_cost",
            "default_statistics_target",
            "checkpoint_completion_target",
            "max_wal_size",
            "min_wal_size",
            "rds.force_ssl",
            "require_secure_transport",
            "slow_query_log",
            "long_query_time",
            "general_log");

    private static final List<String> DYNAMIC_BEGINNINGS =
            List.of("log_", "track_", "autovacuum_", "statement_", "idle_", "auto_explain.log_");

    private ParameterGroups() {}

    static Stream<Finding> examine(ResourceChange change, String property) {
        var setting = Setting.of(change, property);
        if (!setting.differs()) {
            return Stream.empty();
        }
        var changed = new TreeSet<String>();
        addChanged(setting.before(), setting.after(), changed);
        addChanged(setting.after(), setting.before(), changed);
        if (changed.isEmpty()) {
            return Stream.of(setting.notable(
                    RESTART,
                    "The parameters change.",
                    "Check which of them are static: the database reboots for these."));
        }
        changed.removeIf(ParameterGroups::isDynamic);
        if (changed.isEmpty()) {
            return Stream.empty();
        }
        var constant = changed.stream().filter(STATIC::contains).toList();
        return Stream.of(setting.finding(
                constant.isEmpty() ? Severity.NOTABLE : Severity.DANGEROUS,
                RESTART,
                constant.isEmpty()
                        ? "The parameters %s change; if the group holds static parameters, its databases reboot."
                                .formatted(String.join(", ", changed))
                        : "The static parameters %s change: the databases of this group reboot."
                                .formatted(String.join(", ", constant)),
                "Deploy it off-peak, replicas first where the parameter must not be lower there."));
    }

    private static boolean isDynamic(String parameter) {
        return !STATIC.contains(parameter)
                && (DYNAMIC.contains(parameter)
                        || parameter.endsWith("_timeout")
                        || DYNAMIC_BEGINNINGS.stream().anyMatch(parameter::startsWith));
    }

    private static void addChanged(JsonNode parameters, JsonNode others, Set<String> changed) {
        parameters.fields().forEachRemaining(parameter -> {
            if (!parameter
                    .getValue()
                    .asText()
                    .equals(others.path(parameter.getKey()).asText())) {
                changed.add(parameter.getKey());
            }
        });
    }
}

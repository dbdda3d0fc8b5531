package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseCostTest {
    @Test
    void a_smaller_class_saves_the_difference_of_its_hours() {
        var lines = Sides.changed(
                        "Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: db.r5.xlarge,"
                                + " MultiAZ: true, AllocatedStorage: '100', StorageType: gp3}}",
                        "Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: db.r5.large,"
                                + " MultiAZ: true, AllocatedStorage: '100', StorageType: gp3}}")
                .lines();

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.what())
                    .isEqualTo("RDS PostgreSQL db.r5.xlarge Multi-AZ → RDS PostgreSQL db.r5.large Multi-AZ");
            assertThat(line.calculation()).isEqualTo("1 × 730 h × 1.12 → 1 × 730 h × 0.56");
            assertThat(line.difference())
                    .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("-408.80"));
            assertThat(line.region()).isEqualTo("eu-west-1");
            assertThat(line.asOf()).isEqualTo("2023-02-23");
        });
    }

    @Test
    void a_second_zone_costs_the_instance_and_its_storage_again() {
        // 730 h × (0.56 - 0.28) = 204.40; 100 GB × (0.254 - 0.127) = 12.70
        assertThat(Sides.changed(database("db.r5.large", "false", "gp3"), database("db.r5.large", "true", "gp3"))
                        .differences())
                .containsExactly(
                        "RDS PostgreSQL db.r5.large Single-AZ → RDS PostgreSQL db.r5.large Multi-AZ = 204.40",
                        "RDS PostgreSQL gp3 storage Single-AZ → RDS PostgreSQL gp3 storage Multi-AZ = 12.70");
    }

    @Test
    void two_zones_without_a_price_of_their_own_cost_twice_one_zone_of_the_same_region_and_say_so() {
        var lines = Sides.in(
                        "us-west-2", database("db.m5.large", "false", "gp3"), database("db.m5.large", "true", "gp3"))
                .lines();

        assertThat(lines.get(0).calculation())
                .isEqualTo("1 × 730 h × 0.178 → 1 × 730 h × 0.356 (derived: 2 × Single-AZ of 0.178)");
        // 730 h × 0.178 = 129.94
        assertThat(lines.get(0).difference())
                .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("129.94"));
    }

    @Test
    void storage_without_a_price_in_its_region_is_unknown_though_another_region_has_one() {
        var cost = Sides.in("us-west-2", "{}", database("db.m5.large", "false", "gp3"))
                .costs()
                .get(0);

        assertThat(cost.difference()).isEqualByComparingTo("129.94");
        assertThat(cost.isIncomplete()).isTrue();
        assertThat(cost.lines())
                .filteredOn(line -> line.what().equals("RDS PostgreSQL gp3 storage Single-AZ"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.difference()).isEmpty();
                    assertThat(line.calculation())
                            .isEqualTo("nothing → 100 GB × unknown price of RDS PostgreSQL gp3 storage Single-AZ");
                    assertThat(line.asOf()).isEmpty();
                });
    }

    @Test
    void an_engine_the_table_does_not_know_has_no_price() {
        assertThat(Sides.added(database("db.r5.large", "false", "gp3").replace("postgres", "oracle-se2"))
                        .differences())
                .contains("RDS oracle-se2 db.r5.large Single-AZ = ?");
    }

    @Test
    void fast_storage_is_paid_above_what_its_size_includes() {
        var small = "Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: db.r5.large,"
                + " AllocatedStorage: 400, StorageType: gp3, Iops: 12000, StorageThroughput: 500}}";
        var fast = small.replace("12000", "13000").replace("500}", "600}");

        // (13,000 - 12,000) IOPS × 0.022 = 22.00; (600 - 500) MB/s × 0.088 = 8.80
        assertThat(Sides.changed(small, fast).differences())
                .containsExactly(
                        "RDS PostgreSQL gp3 IOPS above baseline Single-AZ = 22.00",
                        "RDS PostgreSQL gp3 throughput above baseline Single-AZ = 8.80");
    }

    @Test
    void a_replica_brings_as_much_storage_as_its_source() {
        var source = database("db.r5.large", "false", "gp3");
        var replica = source
                + "\nReplica: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: db.r5.large,"
                + " StorageType: gp3, SourceDBInstanceIdentifier: {Ref: Db}}}";

        // 730 h × 0.28 = 204.40; 100 GB × 0.127 = 12.70
        assertThat(Sides.changed(source, replica).differences())
                .contains(
                        "RDS PostgreSQL db.r5.large Single-AZ = 204.40",
                        "RDS PostgreSQL gp3 storage Single-AZ = 12.70");
    }

    @Test
    void a_proxy_is_paid_by_the_cores_behind_it_even_when_only_they_change() {
        var proxy = """
                Proxy: {Type: 'AWS::RDS::DBProxy', Properties: {EngineFamily: POSTGRESQL}}
                Targets:
                  Type: AWS::RDS::DBProxyTargetGroup
                  Properties: {DBProxyName: {Ref: Proxy}, DBInstanceIdentifiers: [{Ref: Db}]}
                """;

        // (8 - 2) vCPU × 730 h × 0.016 = 70.08
        assertThat(Sides.changed(
                                proxy + database("db.r5.large", "false", "gp3"),
                                proxy + database("db.r5.2xlarge", "false", "gp3"))
                        .differences())
                .contains("RDS Proxy = 70.08");
    }

    @Test
    void insights_kept_for_two_years_are_paid_by_the_core() {
        var week = "Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: db.r5.xlarge,"
                + " AllocatedStorage: 20, EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 7}}";

        // 4 vCPU × 5.76 = 23.04
        assertThat(Sides.changed(week, week.replace("Period: 7", "Period: 731")).differences())
                .containsExactly("RDS Performance Insights kept 24 months = 23.04");
        // 4 vCPU × 1.6463 = 6.5852; 2 months × 4 vCPU × 0.0692 = 0.5536
        assertThat(Sides.changed(week, week.replace("Period: 7", "Period: 93")).differences())
                .containsExactly(
                        "RDS Performance Insights kept a month = 6.59", "RDS Performance Insights kept longer = 0.55");
    }

    @Test
    void an_advanced_mode_without_a_price_says_so() {
        var standard = database("db.r5.large", "false", "gp3");

        assertThat(Sides.changed(standard, standard.replace("postgres,", "postgres, DatabaseInsightsMode: advanced,"))
                        .differences())
                .containsExactly("RDS Database Insights, advanced = ?");
    }

    @Test
    void aurora_serverless_counts_its_minimum_capacity_even_when_only_the_cluster_changes() {
        var before = """
                Cluster: {Type: 'AWS::RDS::DBCluster', Properties: {Engine: aurora-postgresql, ServerlessV2ScalingConfiguration: {MinCapacity: 0.5, MaxCapacity: 8}}}
                Writer: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: aurora-postgresql, DBInstanceClass: db.serverless, DBClusterIdentifier: {Ref: Cluster}}}
                """;

        // (2 - 0.5) ACU × 730 h × 0.12 = 131.40
        assertThat(Sides.in("us-east-1", before, before.replace("0.5", "2")).differences())
                .containsExactly("Aurora Serverless v2 instance = 131.40");
    }

    @Test
    void a_longer_retention_of_backups_at_the_same_price_is_not_told() {
        var database = database("db.r5.large", "false", "gp3");

        assertThat(Sides.changed(database, database.replace("postgres,", "postgres, BackupRetentionPeriod: 35,"))
                        .costs())
                .isEmpty();
    }

    @Test
    void a_replica_that_names_no_storage_grows_with_its_source() {
        var source = database("db.r5.large", "false", "gp3")
                + "\nReplica: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: db.r5.large,"
                + " StorageType: gp3, SourceDBInstanceIdentifier: {Ref: Db}}}";

        // 2 × 100 GB × 0.127 = 25.40
        assertThat(Sides.changed(source, source.replace("Storage: 100", "Storage: 200"))
                        .costs())
                .singleElement()
                .satisfies(cost -> assertThat(cost.difference()).isEqualByComparingTo("25.40"));
    }

    private static String database(String instanceClass, String multiAz, String storageType) {
        return ("Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: postgres, DBInstanceClass: %s, MultiAZ: %s,"
                        + " AllocatedStorage: 100, StorageType: %s}}")
                .formatted(instanceClass, multiAz, storageType);
    }
}

package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceCostTest {
    private static final String GROUP = """
            Template: {Type: 'AWS::EC2::LaunchTemplate', Properties: {LaunchTemplateData: {InstanceType: m5.large, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 50, VolumeType: gp3}}]}}}
            Group: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: '2', MaxSize: '6', LaunchTemplate: {LaunchTemplateId: {Ref: Template}, Version: {'Fn::GetAtt': [Template, LatestVersionNumber]}}}}
            """;

    @Test
    void a_group_counts_its_desired_capacity_or_else_its_minimum() {
        var desired = GROUP.replace("MinSize: '2'", "MinSize: '2', DesiredCapacity: '5'");

        // (5 - 2) × 730 h × 0.107 = 234.33; (5 - 2) × 50 GB × 0.088 = 13.20
        var lines = Sides.changed(GROUP, desired).lines();
        assertThat(lines)
                .extracting(line -> line.difference().orElseThrow().toString())
                .containsExactly("234.33", "13.20");
        assertThat(lines.get(0).calculation())
                .isEqualTo("2 × 730 h × 0.107 → 5 × 730 h × 0.107; autoscaling may run 2 to 6;"
                        + " minimum capacity → desired capacity");
    }

    @Test
    void a_range_that_changes_is_said_once_with_both_sides() {
        var desired = GROUP.replace("MinSize: '2'", "MinSize: '2', DesiredCapacity: '5'");
        var fewer =
                desired.replace("DesiredCapacity: '5'", "DesiredCapacity: '3'").replace("MaxSize: '6'", "MaxSize: '4'");

        assertThat(Sides.changed(desired, fewer).lines())
                .extracting(line -> line.calculation())
                .contains(
                        "5 × 730 h × 0.107 → 3 × 730 h × 0.107; desired capacity; autoscaling may run 2 to 6 → 2 to 4");
    }

    @Test
    void a_new_maximum_alone_costs_nothing() {
        assertThat(Sides.changed(GROUP, GROUP.replace("MaxSize: '6'", "MaxSize: '20'"))
                        .costs())
                .isEmpty();
    }

    @Test
    void a_launch_template_is_paid_by_the_group_that_uses_it() {
        // 2 × 730 h × (0.214 - 0.107) = 156.22
        assertThat(Sides.changed(GROUP, GROUP.replace("m5.large", "m5.xlarge")).differences())
                .containsExactly("EC2 m5.large Linux on-demand → EC2 m5.xlarge Linux on-demand = 156.22");
    }

    @Test
    void a_mixed_group_rounds_its_on_demand_share_up() {
        var mixed = """
                Template: {Type: 'AWS::EC2::LaunchTemplate', Properties: {LaunchTemplateData: {InstanceType: m5.large}}}
                Group:
                  Type: AWS::AutoScaling::AutoScalingGroup
                  Properties:
                    MinSize: 6
                    MaxSize: 6
                    MixedInstancesPolicy:
                      InstancesDistribution: {OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 50}
                      LaunchTemplate: {LaunchTemplateSpecification: {LaunchTemplateId: {Ref: Template}, Version: '1'}}
                """;

        // 1 + ceil(5 × 50 %) = 4 × 730 h × 0.107 = 312.44; 2 × 730 h × 0.04601 = 67.17
        assertThat(Sides.added(mixed).differences())
                .containsExactly("EC2 m5.large Linux on-demand = 312.44", "EC2 m5.large Linux spot = 67.17");
    }

    @Test
    void a_capacity_known_only_when_deployed_has_no_amount() {
        var lines = Sides.added(GROUP.replace("MinSize: '2'", "MinSize: {Ref: Smallest}"))
                .lines();

        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line.difference())
                .isEmpty());
        assertThat(lines)
                .extracting(line -> line.calculation())
                .contains("nothing → {\"Ref\":\"Smallest\"} × 50 GB × 0.088");
    }

    @Test
    void nodes_are_counted_by_desired_size_first_type_and_their_disks() {
        var nodes = """
                Nodes: {Type: 'AWS::EKS::Nodegroup', Properties: {CapacityType: SPOT, InstanceTypes: [t3.large, t3a.large], DiskSize: 30, ScalingConfig: {DesiredSize: 3, MinSize: 1, MaxSize: 9}}}
                """;

        // 3 × 730 h × 0.04013 = 87.8847; 3 × 30 GB × 0.088 = 7.92
        var lines = Sides.added(nodes).lines();
        assertThat(lines)
                .extracting(line -> line.difference().orElseThrow().toString())
                .containsExactly("87.88", "7.92");
        assertThat(lines.get(0).calculation())
                .isEqualTo("nothing → 3 × 730 h × 0.04013; a typical spot price, not a quote; desired capacity;"
                        + " autoscaling may run 1 to 9; the first of 2 types");
    }

    @Test
    void a_group_shrunk_to_nothing_saves_all_of_it() {
        // 2 × 730 h × 0.107 = 156.22; 2 × 50 GB × 0.088 = 8.80
        assertThat(Sides.changed(GROUP, GROUP.replace("MinSize: '2'", "MinSize: '0'"))
                        .differences())
                .containsExactly("EBS gp3 storage = -8.80", "EC2 m5.large Linux on-demand = -156.22");
    }

    @Test
    void an_instance_brings_its_disks_and_its_public_address() {
        // 730 h × 0.0092 = 6.716; 8 GB × 0.088 = 0.704; 730 h × 0.005 = 3.65
        assertThat(Sides.added("""
                                Host:
                                  Type: AWS::EC2::Instance
                                  Properties:
                                    InstanceType: t4g.micro
                                    BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 8, VolumeType: gp3}}]
                                    NetworkInterfaces: [{DeviceIndex: '0', AssociatePublicIpAddress: true}]
                                """).differences())
                .containsExactly(
                        "EC2 t4g.micro Linux on-demand = 6.72",
                        "Public IPv4 address of an instance = 3.65",
                        "EBS gp3 storage = 0.70");
    }

    @Test
    void dedicated_tenancy_is_not_priced_as_shared() {
        assertThat(Sides.added(
                                "Host: {Type: 'AWS::EC2::Instance', Properties: {InstanceType: m5.large, Tenancy: dedicated}}")
                        .differences())
                .containsExactly("EC2 m5.large dedicated Linux on-demand = ?");
    }

    @Test
    void a_volume_is_paid_by_size_and_by_what_exceeds_the_included_performance() {
        // 500 GB × 0.088 = 44.00; (6,000 - 3,000) × 0.0055 = 16.50; (250 - 125) × 0.044 = 5.50
        assertThat(Sides.added(
                                "Disk: {Type: 'AWS::EC2::Volume', Properties: {Size: 500, VolumeType: gp3, Iops: 6000, Throughput: 250}}")
                        .differences())
                .containsExactly(
                        "EBS gp3 storage = 44.00",
                        "EBS gp3 IOPS above 3,000 = 16.50",
                        "EBS gp3 throughput above 125 MB/s = 5.50");
    }

    @Test
    void two_disks_without_a_device_are_both_counted() {
        // 2 × 10 GB × 0.088, one line for both
        assertThat(Sides.added("""
                                Host:
                                  Type: AWS::EC2::Instance
                                  Properties:
                                    InstanceType: t4g.micro
                                    BlockDeviceMappings: [{Ebs: {VolumeSize: 10, VolumeType: gp3}}, {Ebs: {VolumeSize: 10, VolumeType: gp3}}]
                                """).differences()).contains("2 × EBS gp3 storage = 1.76");
    }

    @Test
    void tasks_on_fargate_are_paid_by_core_and_gigabyte() {
        var service = """
                Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {Cpu: '512', Memory: '1024', RequiresCompatibilities: [FARGATE]}}
                Web: {Type: 'AWS::ECS::Service', Properties: {LaunchType: FARGATE, DesiredCount: 2, TaskDefinition: {Ref: Task}}}
                """;

        // 2 × (1 - 0.5) vCPU × 730 h × 0.04048 = 29.5504
        assertThat(Sides.changed(service, service.replace("'512'", "'1024'")).differences())
                .containsExactly("Fargate x86 vCPU = 29.55");
    }
}

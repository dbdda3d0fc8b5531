package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.addresses.Ipv4Block;
import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.rules.Confidential;
import dev.meridian.kubernetes.rules.Firewall;
import dev.meridian.kubernetes.rules.Hosts;
import dev.meridian.kubernetes.rules.PodSecurity;
import dev.meridian.kubernetes.rules.References;
import dev.meridian.kubernetes.rules.Room;
import dev.meridian.kubernetes.rules.Selectors;
import dev.meridian.kubernetes.rules.Traffic;
import dev.meridian.support.StrictManifests;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is right as a definition is right on a cluster. No CDK, and so no Node, takes part. */
class RandomManifestsTest {
    @Provide
    Arbitrary<EnvironmentDefinition> environments() {
        return dev.meridian.environments.workload.Services.environments().map(InPureJava::reduced);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void keeps_to_every_rule_of_what_is_applied(@ForAll("environments") EnvironmentDefinition environment) {
        var cluster = InPureJava.cluster(environment);

        cluster.objects().stream().map(Applied::manifest).forEach(StrictManifests::read);
        assertThat(Selectors.problems(cluster)).isEmpty();
        assertThat(References.problems(cluster)).isEmpty();
        assertThat(Hosts.problems(cluster)).isEmpty();
        assertThat(PodSecurity.problems(cluster)).isEmpty();
        assertThat(Room.problems(cluster)).isEmpty();
        assertThat(Confidential.problems(cluster)).isEmpty();
        assertTraffic(environment, cluster);
    }

    private static void assertTraffic(EnvironmentDefinition environment, Cluster cluster) {
        var region = environment.primary();
        var tier = AddressPlan.of(region.cidr().text(), List.of()).tierBlock(AddressPlan.APPLICATION);
        var firewall = new Firewall(cluster, Ipv4Block.parse(tier));
        var traffic = new Traffic(environment, region);

        assertThat(firewall.unguarded()).isEmpty();
        assertThat(firewall.withoutNames()).isEmpty();
        assertThat(firewall.pairs()).isEqualTo(traffic.pairs(cluster.pods()));
        for (var pod : cluster.pods()) {
            assertThat(firewall.blocksTo(pod)).as("out of %s", pod).isEqualTo(traffic.blocksTo(pod));
            assertThat(firewall.blocksFrom(pod)).as("into %s", pod).isEqualTo(traffic.blocksFrom(pod));
        }
    }
}

package dev.meridian.environments.validation.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.data.SearchDefinition.Topology;
import dev.meridian.environments.validation.Spoilt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "search domain 'index': indexes must name at least one, got none; nobody could read or write any other",
                        it -> it.searchDomains(indexed())),
                new Spoilt(
                        "search domain 'index': index 'tasks' is defined twice; give each its own name",
                        it -> it.searchDomains(indexed("tasks", "tasks"))),
                new Spoilt(
                        "search domain 'index': index must be named in full, of lower-case letters, digits, hyphens, underscores and full stops, a letter or digit first, got 'tasks-*'",
                        it -> it.searchDomains(indexed("tasks-*"))),
                new Spoilt(
                        "search domain name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'Index'",
                        it -> it.searchDomains(
                                search("Index", "r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100))),
                new Spoilt(
                        "search domain 'index' is defined twice; give each its own name",
                        it -> it.searchDomains(
                                search("index", "r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100),
                                search("index", "r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100))),
                new Spoilt(
                        "search domain 'an-index-of-all': its name 'sample-production-an-index-of-all' is 33 characters long, AWS allows 28; shorten the system's, environment's or its own name",
                        it -> it.searchDomains(
                                search("an-index-of-all", "r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100))),
                new Spoilt(
                        "search domain 'index': node type r7g.large must look like 'r7g.large.search'",
                        it -> it.searchDomains(search("index", "r7g.large", Topology.THREE_ZONES_WITH_STANDBY, 100))),
                new Spoilt(
                        "search domain 'index': node type x9.large.search is of a family not offered for OpenSearch; families: c5, c6g, c7g, m5, m6g, m7g, r5, r6g, r7g, t3",
                        it -> it.searchDomains(
                                search("index", "x9.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100))),
                new Spoilt(
                        "search domain 'index': node type t3.large.search is of a size not offered for OpenSearch; sizes of t3: medium, small",
                        it -> it.searchDomains(
                                search("index", "t3.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100))),
                new Spoilt(
                        "search domain 'index': storageGiB must be between 10 and 1536, got 1537; r7g.large.search takes no other volume",
                        it -> it.searchDomains(
                                search("index", "r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 1537))),
                new Spoilt(
                        "search domain 'index': storageGiB must be between 10 and 1536, got 9; r7g.large.search takes no other volume",
                        it -> it.searchDomains(
                                search("index", "r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 9))),
                new Spoilt(
                        "search domain 'index': node type must be of a Graviton family for THREE_ZONES_WITH_STANDBY, as its leading nodes are, and none that lives on CPU credits, got t3.medium.search",
                        it -> it.searchDomains(
                                search("index", "t3.medium.search", Topology.THREE_ZONES_WITH_STANDBY, 100))),
                new Spoilt(
                        "search domain 'index': topology must be THREE_ZONES_WITH_STANDBY for availability SURVIVES_REGION_LOSS, got TWO_ZONES",
                        it -> it.searchDomains(search("index", "r7g.large.search", Topology.TWO_ZONES, 100))),
                Spoilt.development(
                        "search domain 'index': topology THREE_ZONES_WITH_STANDBY needs 3 zones, and region us-east-1 spans 2; add zones or choose a smaller topology",
                        it -> it.searchDomains(
                                search("index", "r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    private static SearchDefinition search(String name, String type, Topology topology, int storageGiB) {
        return new SearchDefinition(name, new InstanceType(type), topology, storageGiB, List.of("tasks"));
    }

    private static SearchDefinition indexed(String... indexes) {
        return new SearchDefinition(
                "index",
                new InstanceType("r7g.large.search"),
                Topology.THREE_ZONES_WITH_STANDBY,
                100,
                List.of(indexes));
    }
}

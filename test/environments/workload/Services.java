package dev.meridian.environments.workload;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random environments full of random services, with nothing wrong in them. */
public final class Services {
    private Services() {}

    /**
     * Production and other environments of one to three namespaces, in which everything that a definition can say occurs:
     * all kinds of ports, probes, scaling, roll-outs, volumes, variables, secrets, uses, calls, exposures, jobs and stores.
     */
    public static Arbitrary<EnvironmentDefinition> environments() {
        return Arbitraries.randomValue(random -> new RandomEnvironment(random).environment());
    }

    /** A system of one environment. */
    public static SystemDefinition system(EnvironmentDefinition environment) {
        return new SystemDefinition("sample", "platform", "sample", List.of(environment));
    }
}

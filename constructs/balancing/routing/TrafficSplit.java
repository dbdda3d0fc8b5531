package dev.meridian.constructs.balancing.routing;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import java.util.List;

/**
 * How a service's requests are shared between its target groups.
 *
 * <p>CloudFormation owns the weights: a release step is a deployment in which only a weight differs (atlas A11, A12).
 * Weights changed by hand or by another tool stay until a deployment changes the rule, and are then overwritten; give
 * them to one owner. {@code Steady} is the blue group alone, so going from it to another split adds the green group
 * and moves nothing; the way back deletes the green group and ends what still runs there.
 */
public sealed interface TrafficSplit {
    /** The colours that have a target group, blue first. */
    List<Colour> colours();

    /** The share of a colour: 0 to {@value #WHOLE}. */
    int weight(Colour colour);

    /** How long a client stays with the colour it met first. */
    GroupAffinity affinity();

    /** The sum of all weights, so that a weight reads as a percentage. */
    int WHOLE = 100;

    /** One target group, the blue one, takes everything. */
    record Steady() implements TrafficSplit {
        @Override
        public List<Colour> colours() {
            return List.of(Colour.BLUE);
        }

        @Override
        public int weight(Colour colour) {
            return colour == Colour.BLUE ? WHOLE : 0;
        }

        @Override
        public GroupAffinity affinity() {
            return new GroupAffinity.None();
        }
    }

    /**
     * Both colours stand; the live one takes everything and the idle one can be tested and then made live.
     *
     * @param live the colour that takes the traffic
     * @param affinity how long a client stays with its colour; with affinity a switch reaches returning clients late
     */
    record BlueGreen(Colour live, GroupAffinity affinity) implements TrafficSplit {
        /** Checks that both are given. */
        public BlueGreen {
            requireNonNull(live, "live");
            requireNonNull(affinity, "affinity");
        }

        /** Without affinity: a switch reaches everyone at once. */
        public BlueGreen(Colour live) {
            this(live, new GroupAffinity.None());
        }

        @Override
        public List<Colour> colours() {
            return List.of(Colour.values());
        }

        @Override
        public int weight(Colour colour) {
            return colour == live ? WHOLE : 0;
        }
    }

    /**
     * Both colours stand; the candidate takes a growing share (atlas A12: 10, 50, 100).
     *
     * @param stable the colour that takes the rest
     * @param candidatePercent the share of the other colour, 0 (prepared) to 100 (all of it)
     * @param affinity how long a client stays with its colour, so that it does not see both versions in turn
     */
    record Canary(Colour stable, int candidatePercent, GroupAffinity affinity) implements TrafficSplit {
        /** @throws IllegalArgumentException if the percentage is not 0 to 100 */
        public Canary {
            requireNonNull(stable, "stable");
            requireNonNull(affinity, "affinity");
            Checks.requireWithin("candidatePercent", 0, WHOLE, candidatePercent);
        }

        /** Without affinity: every request is decided anew. */
        public Canary(Colour stable, int candidatePercent) {
            this(stable, candidatePercent, new GroupAffinity.None());
        }

        @Override
        public List<Colour> colours() {
            return List.of(Colour.values());
        }

        @Override
        public int weight(Colour colour) {
            return colour == stable ? WHOLE - candidatePercent : candidatePercent;
        }
    }
}

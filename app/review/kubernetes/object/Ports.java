package dev.meridian.app.review.kubernetes.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports of a protocol, or all of all.
 *
 * @param first a number or a name; empty for all of the protocol
 * @param last the same if it is one port
 */
public record Ports(String protocol, String first, String last) {
    private static final int MOST = 32_768;

    static final Ports ALL = new Ports("all", "", "");
    static final Ports HTTP = new Ports("TCP", "80", "80");

    static Ports of(JsonNode port) {
        var first = port.path("port").asText("");
        return new Ports(
                port.path("protocol").asText("TCP"), first, port.path("endPort").asText(first));
    }

    /** Whether it is most ports: a range to the end is meant for all that somebody may listen on. */
    boolean isEvery() {
        return first.isEmpty() || isNumbered() && number(last) - number(first) >= MOST;
    }

    boolean isWithin(Ports other) {
        if (other.equals(ALL)) {
            return true;
        }
        if (equals(ALL) || !protocol.equals(other.protocol)) {
            return false;
        }
        if (other.first.isEmpty() || equals(other)) {
            return true;
        }
        return isNumbered()
                && other.isNumbered()
                && number(other.first) <= number(first)
                && number(last) <= number(other.last);
    }

    /** What both have, if that can be said. */
    Optional<Ports> and(Ports other) {
        if (isWithin(other)) {
            return Optional.of(this);
        }
        return isComparable(other)
                ? range(Math.max(number(first), number(other.first)), Math.min(number(last), number(other.last)))
                : Optional.empty();
    }

    /** What is left of it, where both have something. */
    List<Ports> without(Ports other) {
        var left = new ArrayList<Ports>();
        if (!isWithin(other) && isComparable(other)) {
            range(number(first), number(other.first) - 1).ifPresent(left::add);
            range(number(other.last) + 1, number(last)).ifPresent(left::add);
        }
        return left;
    }

    private Optional<Ports> range(int from, int to) {
        return from <= to
                ? Optional.of(new Ports(protocol, Integer.toString(from), Integer.toString(to)))
                : Optional.empty();
    }

    private boolean isComparable(Ports other) {
        return protocol.equals(other.protocol) && isNumbered() && other.isNumbered();
    }

    private boolean isNumbered() {
        return number(first) >= 0 && number(last) >= number(first);
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException named) {
            return -1;
        }
    }

    @Override
    public String toString() {
        if (equals(ALL)) {
            return "all ports";
        }
        if (first.isEmpty()) {
            return "all %s ports".formatted(protocol);
        }
        return first.equals(last) ? protocol + " " + first : "%s %s-%s".formatted(protocol, first, last);
    }
}

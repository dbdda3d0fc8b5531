package dev.meridian.constructs.workload.traffic;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Everybody whom pods talk to. Whoever is not named cannot be reached, and reaches nothing.
 *
 * @param inbound the calls that they take
 * @param outbound the calls that they make
 * @param dns who answers their questions for names
 */
public record Traffic(List<Inbound> inbound, List<Outbound> outbound, Dns dns) {
    /** Questions for names only. */
    public static final Traffic NONE = new Traffic(List.of(), List.of());

    public Traffic {
        requireNonNull(dns, "dns");
        inbound = List.copyOf(inbound);
        outbound = List.copyOf(outbound);
    }

    /** CoreDNS pods answer questions for names. */
    public Traffic(List<Inbound> inbound, List<Outbound> outbound) {
        this(inbound, outbound, new Dns.Pods());
    }
}

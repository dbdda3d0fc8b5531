package dev.meridian.environments.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An AWS Region by its code. Any text may stand here; the catalogue knows which are real.
 *
 * <p>The zones are those of "AWS Regions and Availability Zones", AWS Global Infrastructure; a zone's letter means
 * something else in each account.
 */
public record Region(String code) {
    public static final Region N_VIRGINIA = new Region("us-east-1");
    public static final Region OHIO = new Region("us-east-2");
    public static final Region OREGON = new Region("us-west-2");
    public static final Region IRELAND = new Region("eu-west-1");
    public static final Region FRANKFURT = new Region("eu-central-1");
    public static final Region SINGAPORE = new Region("ap-southeast-1");
    public static final Region TOKYO = new Region("ap-northeast-1");
    public static final Region SYDNEY = new Region("ap-southeast-2");

    private static final Map<Region, List<String>> ZONES = Map.of(
            N_VIRGINIA, List.of("a", "b", "c", "d", "e", "f"),
            OHIO, List.of("a", "b", "c"),
            OREGON, List.of("a", "b", "c", "d"),
            IRELAND, List.of("a", "b", "c"),
            FRANKFURT, List.of("a", "b", "c"),
            SINGAPORE, List.of("a", "b", "c"),
            TOKYO, List.of("a", "c", "d"),
            SYDNEY, List.of("a", "b", "c"));

    public Region {
        requireNonNull(code, "code");
    }

    /** The codes of all Regions the catalogue knows, sorted. */
    public static Set<String> known() {
        var codes = new TreeMap<String, Region>();
        ZONES.keySet().forEach(region -> codes.put(region.code(), region));
        return codes.keySet();
    }

    /** Whether the catalogue knows it. */
    public boolean isKnown() {
        return ZONES.containsKey(this);
    }

    /** The names of this Region's zones, such as {@code us-east-1a}; empty for an unknown Region. */
    public List<String> zones() {
        return ZONES.getOrDefault(this, List.of()).stream().map(code::concat).toList();
    }

    @Override
    public String toString() {
        return code;
    }
}

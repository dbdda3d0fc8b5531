package dev.meridian.constructs.network.subnets;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.addresses.Ipv4Block;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which block of a VPC belongs to which tier and zone, decided once and for all.
 *
 * <p>Every tier owns {@value #ZONE_SLOTS} zone slots, used or not. In a VPC of prefix p the application tier has blocks
 * of p+3 (half of the VPC together), every other tier blocks of p+6. Tiers take their places in this order:
 * application, public, database, then the further tiers as they were declared. A new zone fills an empty slot and a
 * new tier is appended, so neither ever moves a block that exists.
 */
public final class AddressPlan {
    /** How many zones a tier has room for: {@value}. */
    public static final int ZONE_SLOTS = 4;

    /** How many tiers may follow application, public and database: {@value}. */
    public static final int MAX_FURTHER_TIERS = 6;

    /** The widest VPC that Amazon VPC allows is a block of this prefix: {@value}. */
    public static final int WIDEST_PREFIX = 16;

    /** The narrowest VPC that leaves a small tier 59 usable addresses a zone: {@value}. */
    public static final int NARROWEST_PREFIX = 20;

    /** The tier of nodes and pods. */
    public static final String APPLICATION = "Application";

    /** The tier of load balancers and NAT gateways. */
    public static final String PUBLIC = "Public";

    /** The tier of what stores. */
    public static final String DATABASE = "Database";

    private static final int APPLICATION_BITS = 3;
    private static final int OTHER_BITS = 6;

    /** log2 of {@link #ZONE_SLOTS}. */
    private static final int SLOT_BITS = 2;

    /** The application tier fills the first half, that is as many small tiers as the second half holds. */
    private static final int SMALL_TIERS_IN_HALF = 8;

    /** RFC 1918 and RFC 6598: the ranges that the "Amazon VPC User Guide, VPC CIDR blocks" recommends. */
    private static final List<Ipv4Block> PRIVATE_RANGES = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
            .map(Ipv4Block::parse)
            .toList();

    /** Docker's bridge on every host: "Amazon VPC User Guide, VPC CIDR blocks" advises against it. */
    private static final Ipv4Block DOCKER_BRIDGE = Ipv4Block.parse("172.17.0.0/16");

    private final Ipv4Block vpc;
    private final List<String> tiers;

    private AddressPlan(Ipv4Block vpc, List<String> tiers) {
        this.vpc = vpc;
        this.tiers = tiers;
    }

    /**
     * Plans a VPC.
     *
     * @param cidr the block of the VPC, /{@value #WIDEST_PREFIX} to /{@value #NARROWEST_PREFIX}, of a private range
     * @param furtherTiers the names of the tiers after application, public and database; append, never reorder
     * @throws IllegalArgumentException if the block is malformed, public, Docker's or of another size, or a tier is one
     *     too many or named twice
     */
    public static AddressPlan of(String cidr, List<String> furtherTiers) {
        var vpc = Ipv4Block.parse("cidr", requireNonNull(cidr, "cidr"));
        if (vpc.prefix() < WIDEST_PREFIX || vpc.prefix() > NARROWEST_PREFIX) {
            throw new IllegalArgumentException(
                    "cidr must be of a size from /%d to /%d, got %s".formatted(WIDEST_PREFIX, NARROWEST_PREFIX, cidr));
        }
        if (PRIVATE_RANGES.stream().noneMatch(range -> range.contains(vpc))) {
            throw new IllegalArgumentException(
                    "cidr must lie in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10, got %s"
                            .formatted(cidr));
        }
        if (vpc.overlaps(DOCKER_BRIDGE)) {
            throw new IllegalArgumentException(
                    "cidr must not overlap 172.17.0.0/16, which Docker uses on every host, got %s".formatted(cidr));
        }
        if (furtherTiers.size() > MAX_FURTHER_TIERS) {
            throw new IllegalArgumentException("furtherTiers must be at most %d, the places of the plan, got %d"
                    .formatted(MAX_FURTHER_TIERS, furtherTiers.size()));
        }
        var tiers = Stream.concat(Stream.of(APPLICATION, PUBLIC, DATABASE), furtherTiers.stream())
                .toList();
        if (tiers.stream().distinct().count() < tiers.size()) {
            throw new IllegalArgumentException("every tier must have a name of its own, got %s".formatted(tiers));
        }
        return new AddressPlan(vpc, tiers);
    }

    /** The tiers in the order of their places. */
    public List<String> tiers() {
        return tiers;
    }

    /** The block of the whole VPC. */
    public String vpcBlock() {
        return vpc.toString();
    }

    /**
     * The block that covers a tier in every zone, now and later.
     *
     * @throws IllegalArgumentException if the plan has no such tier
     */
    public String tierBlock(String tier) {
        return tierAt(place(tier)).toString();
    }

    /**
     * The block of a tier in one zone.
     *
     * @param zoneSlot the zone's place in the stack's list of zones, from 0, below {@link #ZONE_SLOTS}
     * @throws IllegalArgumentException if the plan has no such tier or slot
     */
    public String subnetBlock(String tier, int zoneSlot) {
        var place = place(tier);
        return tierAt(place).part(subnetPrefix(place), zoneSlot).toString();
    }

    /** The blocks that the next tiers will get, in order. */
    public List<String> freeTierBlocks() {
        return IntStream.range(tiers.size(), 3 + MAX_FURTHER_TIERS)
                .mapToObj(place -> tierAt(place).toString())
                .toList();
    }

    /**
     * The place of a tier, from 0.
     *
     * @throws IllegalArgumentException if the plan has no such tier
     */
    public int place(String tier) {
        var place = tiers.indexOf(tier);
        if (place < 0) {
            throw new IllegalArgumentException("tier must be one of %s, got '%s'".formatted(tiers, tier));
        }
        return place;
    }

    /**
     * How long the prefix of a tier's subnets is.
     *
     * @throws IllegalArgumentException if the plan has no such tier
     */
    public int subnetPrefix(String tier) {
        return subnetPrefix(place(tier));
    }

    private int subnetPrefix(int place) {
        return vpc.prefix() + (place == 0 ? APPLICATION_BITS : OTHER_BITS);
    }

    private Ipv4Block tierAt(int place) {
        return vpc.part(subnetPrefix(place) - SLOT_BITS, place == 0 ? 0 : SMALL_TIERS_IN_HALF + place - 1);
    }
}

package dev.meridian.app.review.report;

import dev.meridian.app.review.finding.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The places of one environment in a few words, such as {@code 3 regions of atlas-production}.
 *
 * @param environment the environment
 * @param stacks the stacks, in order
 * @param resources how many resources there are in them
 */
public record Whereabouts(String environment, List<String> stacks, int resources) {
    private static final Pattern REGION = Pattern.compile("(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-"
            + "(?:central|north|south|east|west|northeast|northwest|southeast|southwest)-\\d");

    public Whereabouts {
        stacks = List.copyOf(stacks);
    }

    /** One for each environment, in the order of the places. */
    public static List<Whereabouts> of(List<Place> places) {
        var stacks = new LinkedHashMap<String, Set<String>>();
        var resources = new LinkedHashMap<String, Integer>();
        for (var place : places) {
            stacks.computeIfAbsent(place.environment(), environment -> new TreeSet<>())
                    .add(place.stack());
            resources.merge(place.environment(), 1, Integer::sum);
        }
        var result = new ArrayList<Whereabouts>();
        stacks.forEach((environment, names) ->
                result.add(new Whereabouts(environment, List.copyOf(names), resources.get(environment))));
        return result;
    }

    /** How many of what, such as {@code 3 regions}; empty for one resource in one stack, whose name says it all. */
    public String extent() {
        if (stacks.size() == 1 && resources == 1) {
            return "";
        }
        var extent = hasOneStackPerRegion()
                ? Verdict.counted(stacks.size(), "region")
                : Verdict.counted(stacks.size(), "stack");
        return resources > stacks.size() ? Verdict.counted(resources, "resource") + " in " + extent : extent;
    }

    private boolean hasOneStackPerRegion() {
        var regions = new HashSet<String>();
        var rests = new HashSet<String>();
        for (var stack : stacks) {
            var region = REGION.matcher(stack);
            if (!region.find() || !regions.add(region.group())) {
                return false;
            }
            rests.add(stack.substring(0, region.start()) + stack.substring(region.end()));
        }
        return stacks.size() > 1 && rests.size() == 1;
    }
}

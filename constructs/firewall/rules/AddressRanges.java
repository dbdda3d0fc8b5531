package dev.meridian.constructs.firewall.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/** IP ranges as AWS WAF takes them: with a prefix length from 1, which leaves out "everything". */
final class AddressRanges {
    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}"
            + "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)/([1-9]|[12]\\d|3[0-2])");
    private static final Pattern V6 =
            Pattern.compile("(?<address>[0-9A-Fa-f:]{2,39})/([1-9]|[1-9]\\d|1[01]\\d|12[0-8])");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private AddressRanges() {}

    static void require(String rule, String range) {
        requireNonNull(range, "range");
        if (!V4.matcher(range).matches() && !isV6(range)) {
            throw new IllegalArgumentException(
                    "rule '%s' must list ranges such as 192.0.2.44/32 or 2001:db8::/32, and none with /0, got '%s'"
                            .formatted(rule, range));
        }
    }

    static List<String> v4(List<String> ranges) {
        return ranges.stream().filter(range -> !range.contains(":")).toList();
    }

    static List<String> v6(List<String> ranges) {
        return ranges.stream().filter(range -> range.contains(":")).toList();
    }

    private static boolean isV6(String range) {
        var matcher = V6.matcher(range);
        if (!matcher.matches()) {
            return false;
        }
        var halves = matcher.group("address").split("::", -1);
        var groups = List.of(halves).stream()
                .filter(half -> !half.isEmpty())
                .flatMap(half -> List.of(half.split(":", -1)).stream())
                .toList();
        var complete = halves.length == 1 ? groups.size() == 8 : halves.length == 2 && groups.size() <= 7;
        return complete
                && groups.stream().allMatch(group -> GROUP.matcher(group).matches());
    }
}

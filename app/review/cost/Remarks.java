package dev.meridian.app.review.cost;

import dev.meridian.app.review.cost.bill.Charge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The remarks of both sides of a change as one: what holds for both is said once. */
final class Remarks {
    private static final String SEPARATOR = "; ";

    private Remarks() {}

    static String of(Charge before, Charge after) {
        var was = parts(before);
        var is = parts(after);
        var result = new ArrayList<>(was.stream().filter(is::contains).toList());
        var old = was.stream().filter(part -> !is.contains(part)).toList();
        var young = is.stream().filter(part -> !was.contains(part)).toList();
        if (old.size() == young.size()) {
            for (int at = 0; at < old.size(); at++) {
                result.add(both(old.get(at), young.get(at)));
            }
        } else {
            result.addAll(old);
            result.addAll(young);
        }
        return String.join(SEPARATOR, result);
    }

    /** Such as {@code autoscaling may run 3 to 12 → 3 to 6}: the words before the first number are not repeated. */
    private static String both(String before, String after) {
        int at = 0;
        int same = 0;
        while (at < Math.min(before.length(), after.length())
                && before.charAt(at) == after.charAt(at)
                && !Character.isDigit(before.charAt(at))) {
            if (before.charAt(at) == ' ') {
                same = at + 1;
            }
            at++;
        }
        return before + " → " + after.substring(same);
    }

    private static List<String> parts(Charge charge) {
        return charge.remark().isEmpty()
                ? List.of()
                : Arrays.asList(charge.remark().split(SEPARATOR));
    }
}

package dev.meridian.app.review.report;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line: {@code - } before what is gone, {@code + } before what is new. */
public final class LineDiff {
    private static final int CONTEXT = 3;
    /** Beyond so many pairs of lines the time is not worth the precision: the whole middle is old or new. */
    private static final int PAIRS = 250_000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> all = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** The lines that differ, with a few common ones around them and an ellipsis in place of the others. */
    public static List<String> of(List<String> before, List<String> after) {
        var diff = new LineDiff(before, after);
        diff.compare();
        return diff.withoutFarContext();
    }

    private void compare() {
        var shorter = Math.min(before.size(), after.size());
        var head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        before.subList(0, head).forEach(this::same);
        compareMiddle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        before.subList(before.size() - tail, before.size()).forEach(this::same);
    }

    private void compareMiddle(List<String> old, List<String> fresh) {
        if ((long) old.size() * fresh.size() > PAIRS) {
            old.forEach(this::gone);
            fresh.forEach(this::added);
            return;
        }
        var common = commonLengths(old, fresh);
        var i = 0;
        var j = 0;
        while (i < old.size() && j < fresh.size()) {
            if (old.get(i).equals(fresh.get(j))) {
                same(old.get(i));
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                gone(old.get(i++));
            } else {
                added(fresh.get(j++));
            }
        }
        old.subList(i, old.size()).forEach(this::gone);
        fresh.subList(j, fresh.size()).forEach(this::added);
    }

    /** How many lines the rests from i and from j have in common, in order. */
    private static int[][] commonLengths(List<String> old, List<String> fresh) {
        var result = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                result[i][j] = old.get(i).equals(fresh.get(j))
                        ? result[i + 1][j + 1] + 1
                        : Math.max(result[i + 1][j], result[i][j + 1]);
            }
        }
        return result;
    }

    private List<String> withoutFarContext() {
        var isNear = new boolean[all.size()];
        for (int at = 0; at < all.size(); at++) {
            if (!all.get(at).startsWith(" ")) {
                for (int near = Math.max(0, at - CONTEXT); near <= Math.min(all.size() - 1, at + CONTEXT); near++) {
                    isNear[near] = true;
                }
            }
        }
        var result = new ArrayList<String>();
        for (int at = 0; at < all.size(); at++) {
            if (isNear[at]) {
                result.add(all.get(at));
            } else if (at == 0 || isNear[at - 1]) {
                result.add("  …");
            }
        }
        return result;
    }

    private void same(String line) {
        all.add("  " + line);
    }

    private void gone(String line) {
        all.add("- " + line);
    }

    private void added(String line) {
        all.add("+ " + line);
    }
}

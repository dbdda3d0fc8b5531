package dev.meridian.app.review.report.markdown;

import dev.meridian.app.review.finding.Severity;
import java.util.function.Supplier;

/** A piece of a comment that may be short, long or left out, as there is room. */
final class Block {
    private final Severity severity;
    private String text = "";

    /** @param severity how much is missed if it is left out */
    Block(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    String text() {
        return text;
    }

    /** This text instead of the one it has, at the given turn of those that ask for room. */
    Offer offer(Turn turn, Supplier<String> richer) {
        return new Offer(turn, this, richer);
    }

    /** Who is asked first whether there is room: what must not be missed, then what is good to know. */
    enum Turn {
        UNAPPROVED_DANGER,
        APPROVED_DANGER,
        DANGER_IN_FULL,
        BILL,
        REMARK,
        NOTABLE,
        NOTABLE_IN_FULL,
        DANGER_WITH_VALUES,
        NOTABLE_WITH_VALUES,
        CALCULATION,
        FOLDED
    }

    /** A richer text of a block. */
    record Offer(Turn turn, Block block, Supplier<String> richer) {
        /** Takes it if it is no longer than the room there is, and says what room is left. */
        int takeWithin(int room) {
            var replacement = richer.get();
            var more = replacement.length() - block.text.length();
            if (more > room) {
                return room;
            }
            block.text = replacement;
            return room - more;
        }
    }
}

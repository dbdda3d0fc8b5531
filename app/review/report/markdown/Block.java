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
        REMARK(Room.HALF_THE_COMMENT),
        BILL(Room.HALF_THE_COMMENT),
        UNAPPROVED_DANGER(Room.OF_THE_COMMENT),
        APPROVED_DANGER(Room.OF_THE_COMMENT),
        DANGER_IN_FULL(Room.OF_THE_COMMENT),
        NOTABLE(Room.OF_A_READER),
        NOTABLE_IN_FULL(Room.OF_A_READER),
        DANGER_WITH_VALUES(Room.OF_A_READER),
        NOTABLE_IN_SHORT(Room.OF_A_READER),
        NOTABLE_WITH_VALUES(Room.OF_A_READER),
        CALCULATION(Room.OF_A_READER),
        FOLDED(Room.OF_A_READER);

        private final Room room;

        Turn(Room room) {
            this.room = room;
        }

        Room room() {
            return room;
        }
    }

    /** How much room there is for a turn. */
    enum Room {
        /** Enough for all there ever is of it, and dangers still find as much. */
        HALF_THE_COMMENT,
        /** All that a comment holds. */
        OF_THE_COMMENT,
        /** What somebody reads. */
        OF_A_READER
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

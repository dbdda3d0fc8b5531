package dev.meridian.constructs.messaging.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** What a value in a message is compared with. Text is compared with regard to case unless it says otherwise. */
public sealed interface Match {
    /** How SNS writes it. */
    Object render();

    /** Exactly this text. */
    record Equal(String text) implements Match {
        /** Requires the text. */
        public Equal {
            requireNonNull(text, "text");
        }

        @Override
        public Object render() {
            return text;
        }
    }

    /** This text in capital or small letters. */
    record EqualIgnoringCase(String text) implements Match {
        /** Requires the text. */
        public EqualIgnoringCase {
            requireNonNull(text, "text");
        }

        @Override
        public Object render() {
            return Map.of("equals-ignore-case", text);
        }
    }

    /** Text that begins with this. */
    record StartsWith(String prefix) implements Match {
        /** @throws IllegalArgumentException if the prefix is empty */
        public StartsWith {
            requireText("prefix", prefix);
        }

        @Override
        public Object render() {
            return Map.of("prefix", prefix);
        }
    }

    /** Text that ends in this. */
    record EndsWith(String suffix) implements Match {
        /** @throws IllegalArgumentException if the suffix is empty */
        public EndsWith {
            requireText("suffix", suffix);
        }

        @Override
        public Object render() {
            return Map.of("suffix", suffix);
        }
    }

    /** Any text but these; a message without the value does not match. */
    record AnythingBut(List<String> texts) implements Match {
        /** @throws IllegalArgumentException if there is none */
        public AnythingBut {
            texts = List.copyOf(requireNonNull(texts, "texts"));
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("anything but nothing is everything; name at least one text");
            }
        }

        @Override
        public Object render() {
            return Map.of("anything-but", texts);
        }
    }

    /** A number from one bound to the other, both included. */
    record Between(double least, double most) implements Match {
        /** What SNS compares: up to {@value} either side of zero, with five decimal places. */
        static final double BOUND = 1e9;

        /** @throws IllegalArgumentException if the bounds are reversed or beyond what SNS compares */
        public Between {
            if (!(-BOUND <= least && least <= most && most <= BOUND)) {
                throw new IllegalArgumentException(
                        "numbers must run upwards from -1000000000 to 1000000000, got %s to %s".formatted(least, most));
            }
        }

        /** Exactly this number. */
        public static Between exactly(double number) {
            return new Between(number, number);
        }

        @Override
        public Object render() {
            return Map.of("numeric", List.of(">=", least, "<=", most));
        }
    }

    /** The value is there, whatever it is. */
    record Present() implements Match {
        @Override
        public Object render() {
            return Map.of("exists", true);
        }
    }

    /** The value is not there. */
    record Absent() implements Match {
        @Override
        public Object render() {
            return Map.of("exists", false);
        }
    }

    private static void requireText(String name, String text) {
        if (requireNonNull(text, name).isEmpty()) {
            throw new IllegalArgumentException("%s must not be empty; it would match every text".formatted(name));
        }
    }
}

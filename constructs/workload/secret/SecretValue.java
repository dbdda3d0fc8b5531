package dev.meridian.constructs.workload.secret;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Where the value of a secret's key comes from. */
public sealed interface SecretValue {
    /**
     * A secret of Secrets Manager, or a property of one that holds JSON.
     *
     * @param secret its name or ARN; may be known at deployment only
     * @param property the property; empty for the whole text
     */
    record Stored(String secret, Optional<String> property) implements SecretValue {
        /** @throws IllegalArgumentException if a name is empty */
        public Stored {
            if (secret.isBlank() || property.filter(String::isBlank).isPresent()) {
                throw new IllegalArgumentException(
                        "a stored value must name a secret, and a property that is not empty");
            }
        }

        /** The whole text. */
        public static Stored whole(String secret) {
            return new Stored(secret, Optional.empty());
        }

        /** A property. */
        public static Stored property(String secret, String property) {
            return new Stored(secret, Optional.of(property));
        }
    }

    /**
     * A text with stored values in it, such as the address of a database with user and password.
     *
     * @param parts what it is made of, in order; at least one of them stored
     */
    record Composed(List<Part> parts) implements SecretValue {
        /** @throws IllegalArgumentException if no part is stored, or the text would be read as a template */
        public Composed {
            parts = List.copyOf(parts);
            if (parts.stream().noneMatch(Part.Value.class::isInstance)) {
                throw new IllegalArgumentException(
                        "a composed value must have a stored part, got none; what is no secret belongs into a ConfigMap");
            }
        }
    }

    /** A part of a composed value. */
    sealed interface Part {
        /**
         * What anybody may know.
         *
         * @param text the text; may be known at deployment only
         */
        record Text(String text) implements Part {
            /** @throws IllegalArgumentException if it would be read as a template */
            public Text {
                if (text.contains("{{")) {
                    throw new IllegalArgumentException(
                            "a text must not have two braces in a row, got '%s'".formatted(text));
                }
            }
        }

        /**
         * What nobody may know.
         *
         * @param stored where it is
         * @param encoding how it is written
         */
        record Value(Stored stored, Encoding encoding) implements Part {
            public Value {
                requireNonNull(stored, "stored");
                requireNonNull(encoding, "encoding");
            }
        }
    }

    /** How a stored value is written into a text. */
    enum Encoding {
        /** As it is. */
        PLAIN,
        /** With the characters escaped that mean something in a URL. */
        URL
    }
}

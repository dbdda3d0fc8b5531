package dev.meridian.constructs.storage.objects;

import static java.util.Objects.requireNonNull;

/** Whether S3 writes lists of a bucket's objects to the log bucket, where its default encryption applies. */
public sealed interface Inventory {
    /** No list. */
    record None() implements Inventory {}

    /**
     * A list of all versions with size, age, storage class, encryption, replication and lock status.
     *
     * @param frequency how often
     * @param format what query engines read it with
     */
    record Report(Frequency frequency, Format format) implements Inventory {
        /** Checks that both are given. */
        public Report {
            requireNonNull(frequency, "frequency");
            requireNonNull(format, "format");
        }
    }

    /** How often a list is written. */
    enum Frequency {
        DAILY("Daily"),
        WEEKLY("Weekly");

        private final String text;

        Frequency(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** How a list is written. */
    enum Format {
        CSV("CSV"),
        PARQUET("Parquet");

        private final String text;

        Format(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}

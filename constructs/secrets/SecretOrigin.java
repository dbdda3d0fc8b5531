package dev.meridian.constructs.secrets;

/** Who makes up the value of a secret. */
public sealed interface SecretOrigin {
    /**
     * Secrets Manager, once: letters and digits, which fit into URLs and shells as they are.
     *
     * @param length how many characters, {@value #SHORTEST} to {@value #LONGEST}
     */
    record Generated(int length) implements SecretOrigin {
        /** Below this a password could be guessed. */
        public static final int SHORTEST = 16;

        /** No program we know takes more. */
        public static final int LONGEST = 256;

        /**
         * Checks the length.
         *
         * @throws IllegalArgumentException if it is out of its range
         */
        public Generated {
            if (length < SHORTEST || length > LONGEST) {
                throw new IllegalArgumentException(
                        "length must be %d to %d characters, got %d".formatted(SHORTEST, LONGEST, length));
            }
        }
    }

    /** An operator, after the first deployment: until then the secret has no value and nobody can read one. */
    record Provided() implements SecretOrigin {}
}

package dev.meridian.app.review.access.network;

/** Which way traffic starts. */
enum Direction {
    IN("from", "in"),
    OUT("to", "out");

    private final String preposition;
    private final String adverb;

    Direction(String preposition, String adverb) {
        this.preposition = preposition;
        this.adverb = adverb;
    }

    /** The word before its peer. */
    String preposition() {
        return preposition;
    }

    /** The word after "lets". */
    String adverb() {
        return adverb;
    }
}

package dev.meridian.app.review.access.network.traffic;

/** Which way traffic starts. */
public enum Direction {
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
    public String adverb() {
        return adverb;
    }
}

package dev.meridian.constructs.balancing.routing;

/** The two target groups a service can have, so that a release goes to the one without traffic. */
public enum Colour {
    /** The first colour: the only one of a {@link TrafficSplit.Steady} service. */
    BLUE,
    /** The second colour. */
    GREEN;

    /** The other one. */
    public Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }

    /** The colour in lower case, as tags say it. */
    public String kebab() {
        return this == BLUE ? "blue" : "green";
    }
}

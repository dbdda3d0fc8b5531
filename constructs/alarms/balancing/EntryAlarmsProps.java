package dev.meridian.constructs.alarms.balancing;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.alarms.conditions.Checks;
import dev.meridian.constructs.alarms.conditions.Window;

/**
 * Which load balancer {@link EntryAlarms} watch, and what is too much.
 *
 * @param topicArn the topic that is told, in the region of the load balancer
 * @param title what people call it, such as {@code tapwork production}
 * @param loadBalancerFullName its full name, {@code app/<name>/<id>}
 * @param errors how many answers with a status of 500 to 599 of the load balancer's own are too many in a period, at
 *     least 1; a count and no share, since a load balancer without targets counts no requests
 * @param window for how long there must be too many
 */
public record EntryAlarmsProps(String topicArn, String title, String loadBalancerFullName, int errors, Window window) {
    static final int DEFAULT_ERRORS = 5;

    /** Unless said otherwise: three of five minutes. */
    public static final Window DEFAULT_WINDOW = new Window(1, 5, 3);

    /** @throws IllegalArgumentException if a name is blank or a figure out of its range */
    public EntryAlarmsProps {
        Checks.requireText("topicArn", topicArn);
        Checks.requireText("title", title);
        FullNames.require("loadBalancerFullName", "app/", loadBalancerFullName);
        Checks.requireWithin("errors", 1, 1_000_000, errors);
        requireNonNull(window, "window");
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(String topicArn, String title, String loadBalancerFullName) {
        return new Builder(topicArn, title, loadBalancerFullName);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String topicArn;
        private final String title;
        private final String loadBalancerFullName;
        private int errors = DEFAULT_ERRORS;
        private Window window = DEFAULT_WINDOW;

        private Builder(String topicArn, String title, String loadBalancerFullName) {
            this.topicArn = topicArn;
            this.title = title;
            this.loadBalancerFullName = loadBalancerFullName;
        }

        /** How many errors are too many. Default: {@value EntryAlarmsProps#DEFAULT_ERRORS}. */
        public Builder errors(int errors) {
            this.errors = errors;
            return this;
        }

        /** How long there must be too many. Default: {@link EntryAlarmsProps#DEFAULT_WINDOW}. */
        public Builder window(Window window) {
            this.window = window;
            return this;
        }

        /** @throws IllegalArgumentException see {@link EntryAlarmsProps} */
        public EntryAlarmsProps build() {
            return new EntryAlarmsProps(topicArn, title, loadBalancerFullName, errors, window);
        }
    }
}

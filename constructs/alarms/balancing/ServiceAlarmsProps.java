package dev.meridian.constructs.alarms.balancing;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.alarms.conditions.Checks;
import dev.meridian.constructs.alarms.conditions.Window;

/**
 * Which target group {@link ServiceAlarms} watch, and what is too much.
 *
 * @param topicArn the topic that is told, in the region of the load balancer
 * @param title what people call the service and its colour, such as {@code api (blue)}
 * @param loadBalancerFullName the load balancer's full name, {@code app/<name>/<id>}
 * @param targetGroupFullName the target group's full name, {@code targetgroup/<name>/<id>}
 * @param errorPercent which share of answers with a status of 500 to 599 is too much, 1 to 100
 * @param leastRequests with fewer requests than this in a period there is no error rate, at least 1
 * @param responseTime whether slow answers are told
 * @param window for how long any of these must be exceeded
 */
public record ServiceAlarmsProps(
        String topicArn,
        String title,
        String loadBalancerFullName,
        String targetGroupFullName,
        int errorPercent,
        int leastRequests,
        ResponseTime responseTime,
        Window window) {
    static final int DEFAULT_ERROR_PERCENT = 5;
    static final int DEFAULT_LEAST_REQUESTS = 20;

    /** Unless said otherwise, answers may be slow. */
    public static final ResponseTime DEFAULT_RESPONSE_TIME = new ResponseTime.Unwatched();

    /** Unless said otherwise: three of five minutes, so that a burst is told soon and a blip is not. */
    public static final Window DEFAULT_WINDOW = new Window(1, 5, 3);

    /** @throws IllegalArgumentException if a name is blank or a figure out of its range */
    public ServiceAlarmsProps {
        Checks.requireText("topicArn", topicArn);
        Checks.requireText("title", title);
        FullNames.require("loadBalancerFullName", "app/", loadBalancerFullName);
        FullNames.require("targetGroupFullName", "targetgroup/", targetGroupFullName);
        Checks.requirePercent("errorPercent", errorPercent);
        Checks.requireWithin("leastRequests", 1, 1_000_000, leastRequests);
        requireNonNull(responseTime, "responseTime");
        requireNonNull(window, "window");
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(
            String topicArn, String title, String loadBalancerFullName, String targetGroupFullName) {
        return new Builder(topicArn, title, loadBalancerFullName, targetGroupFullName);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String topicArn;
        private final String title;
        private final String loadBalancerFullName;
        private final String targetGroupFullName;
        private int errorPercent = DEFAULT_ERROR_PERCENT;
        private int leastRequests = DEFAULT_LEAST_REQUESTS;
        private ResponseTime responseTime = DEFAULT_RESPONSE_TIME;
        private Window window = DEFAULT_WINDOW;

        private Builder(String topicArn, String title, String loadBalancerFullName, String targetGroupFullName) {
            this.topicArn = topicArn;
            this.title = title;
            this.loadBalancerFullName = loadBalancerFullName;
            this.targetGroupFullName = targetGroupFullName;
        }

        /** Which share of errors is too much. Default: {@value ServiceAlarmsProps#DEFAULT_ERROR_PERCENT}. */
        public Builder errorPercent(int errorPercent) {
            this.errorPercent = errorPercent;
            return this;
        }

        /** How many requests make a rate. Default: {@value ServiceAlarmsProps#DEFAULT_LEAST_REQUESTS}. */
        public Builder leastRequests(int leastRequests) {
            this.leastRequests = leastRequests;
            return this;
        }

        /** Whether slow answers are told. Default: {@link ServiceAlarmsProps#DEFAULT_RESPONSE_TIME}. */
        public Builder responseTime(ResponseTime responseTime) {
            this.responseTime = responseTime;
            return this;
        }

        /** How long these must be exceeded. Default: {@link ServiceAlarmsProps#DEFAULT_WINDOW}. */
        public Builder window(Window window) {
            this.window = window;
            return this;
        }

        /** @throws IllegalArgumentException see {@link ServiceAlarmsProps} */
        public ServiceAlarmsProps build() {
            return new ServiceAlarmsProps(
                    topicArn,
                    title,
                    loadBalancerFullName,
                    targetGroupFullName,
                    errorPercent,
                    leastRequests,
                    responseTime,
                    window);
        }
    }
}

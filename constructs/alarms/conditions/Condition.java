package dev.meridian.constructs.alarms.conditions;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/**
 * One alarm. Not for users: the constructs beside this package know which conditions matter.
 *
 * <p>Names of alarms are left to CloudFormation: they begin with the stack's name and the alarm's place in it, nothing
 * refers to them by name, and a name of ours would be in the way when an alarm moves.
 *
 * @param id the alarm's id, stable
 * @param measure what it looks at
 * @param comparison on which side of the limit it is wrong
 * @param limit the limit, in the unit of the measure
 * @param window for how long
 * @param silence what no values mean
 * @param message what has happened, and what to do first; with the alarm at night it is all one has
 */
public record Condition(
        String id,
        Measure measure,
        Comparison comparison,
        double limit,
        Window window,
        Silence silence,
        Message message) {
    private static final String RESULT = "result";

    /** Checks that nothing is missing. */
    public Condition {
        requireNonNull(id, "id");
        requireNonNull(measure, "measure");
        requireNonNull(comparison, "comparison");
        requireNonNull(window, "window");
        requireNonNull(silence, "silence");
        requireNonNull(message, "message");
    }

    /**
     * What the alarm says.
     *
     * @param problem what has happened, one sentence
     * @param firstStep what to do first, one sentence
     */
    public record Message(String problem, String firstStep) {
        /** Amazon CloudWatch API Reference, PutMetricAlarm: the length of a description. */
        private static final int MAX_LENGTH = 1_024;

        /** @throws IllegalArgumentException if the two are longer than a description may be */
        public Message {
            Checks.requireText("problem", problem);
            Checks.requireText("firstStep", firstStep);
            Checks.requireWithin(
                    "length of an alarm's description", 1, MAX_LENGTH, problem.length() + 1 + firstStep.length());
        }

        private String text() {
            return problem + " " + firstStep;
        }
    }

    /** Defines an alarm for each condition; all tell the topic when they go off, and when all is well again. */
    public static void watch(Construct scope, String topicArn, List<Condition> conditions) {
        var told = List.of(topicArn);
        conditions.forEach(condition -> condition.define(scope, told));
    }

    private void define(Construct scope, List<String> told) {
        var alarm = CfnAlarm.Builder.create(scope, id)
                .alarmDescription(message.text())
                .comparisonOperator(comparison.wireName())
                .threshold(limit)
                .evaluationPeriods(window.periods())
                .datapointsToAlarm(window.breaching())
                .treatMissingData(silence.wireName())
                .alarmActions(told)
                .okActions(told);
        if (silence == Silence.IS_TOLD) {
            alarm.insufficientDataActions(told);
        }
        if (measure instanceof Measure.Series series) {
            look(alarm, series);
        } else if (measure instanceof Measure.Formula formula) {
            alarm.metrics(queries(formula));
        }
        alarm.build();
    }

    private void look(CfnAlarm.Builder alarm, Measure.Series series) {
        alarm.namespace(series.namespace())
                .metricName(series.name())
                .dimensions(dimensions(series))
                .period(periodSeconds());
        var statistic = series.statistic().wireName();
        if (series.statistic() == Measure.Statistic.P95) {
            // One slow request among three is no percentile.
            alarm.extendedStatistic(statistic).evaluateLowSampleCountPercentile("ignore");
        } else {
            alarm.statistic(statistic);
        }
    }

    private List<CfnAlarm.MetricDataQueryProperty> queries(Measure.Formula formula) {
        var queries = new ArrayList<CfnAlarm.MetricDataQueryProperty>();
        formula.inputs()
                .forEach((name, series) -> queries.add(CfnAlarm.MetricDataQueryProperty.builder()
                        .id(name)
                        .returnData(false)
                        .metricStat(CfnAlarm.MetricStatProperty.builder()
                                .metric(CfnAlarm.MetricProperty.builder()
                                        .namespace(series.namespace())
                                        .metricName(series.name())
                                        .dimensions(dimensions(series))
                                        .build())
                                .period(periodSeconds())
                                .stat(series.statistic().wireName())
                                .build())
                        .build()));
        queries.add(CfnAlarm.MetricDataQueryProperty.builder()
                .id(RESULT)
                .label(id)
                .expression(formula.formula())
                .returnData(true)
                .build());
        return queries;
    }

    private int periodSeconds() {
        return window.periodMinutes() * 60;
    }

    private static List<CfnAlarm.DimensionProperty> dimensions(Measure.Series series) {
        return series.dimensions().entrySet().stream()
                .map(dimension -> CfnAlarm.DimensionProperty.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
    }
}

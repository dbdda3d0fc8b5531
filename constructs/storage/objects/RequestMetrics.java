package dev.meridian.constructs.storage.objects;

/** Whether CloudWatch counts a bucket's requests, errors and latency by the minute, at the price of custom metrics. */
public enum RequestMetrics {
    /** Only the daily storage metrics, which are free. */
    OFF,
    /** One set of metrics for all objects, filter id {@code EntireBucket}. */
    WHOLE_BUCKET
}

package dev.meridian.environments.network;

/** Where the record of accepted and rejected connections goes. */
public enum FlowLogs {
    /** A log group, to be read at once. */
    CLOUD_WATCH,
    /** Parquet files in the region's log bucket, to be queried: about half the price per gigabyte. */
    S3_PARQUET
}

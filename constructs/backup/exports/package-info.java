/**
 * Snapshots of databases as files in S3, beside what AWS Backup keeps: an archive, the workflow and roles behind it.
 */
@NullMarked
package dev.meridian.constructs.backup.exports;

import org.jspecify.annotations.NullMarked;

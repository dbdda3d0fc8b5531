#!/usr/bin/env bash
# Reviews target/reviewed, which make reviewed writes, against the first parent of the commit checked out, leaves the report
# in target/review, and ends with the review's status: 0 nothing dangerous, 1 dangerous and not approved, 2 could not compare.
set -euo pipefail

report=target/review
mkdir -p "$report"
status=0
base=$(git rev-parse --verify --quiet 'HEAD^1^{commit}') || status=2
if [[ $status == 0 ]]; then
    java @target/meridian.args dev.meridian.app.review.Review "$base" target/reviewed --out "$report" 2> "$report/message.txt" || status=$?
else
    echo "the commit to compare with, the first parent of HEAD, is not in this checkout" > "$report/message.txt"
fi
cat "$report/message.txt" >&2

# A verdict without its report, or another status (a JVM that was killed), is no comparison.
if [[ ! $status =~ ^[01]$ || ! -s $report/review.md ]]; then
    status=2
fi
echo "$status" > "$report/status.txt"

# GitHub drops a summary above 1 MiB as a whole.
if [[ -s $report/review.md ]]; then
    head -c 1000000 "$report/review.md" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
fi
exit "$status"

// Says whether a review's SARIF file, which comes from a run of the pull request's own code, may go to code scanning.
//
//     node sarif.mjs <folder of the review's artifact>
//
// Without a verdict there are no alerts: an empty file would close those that are open. A file names its own category, and a second analysis of a category replaces the first: without the name, and with one
// run, it can only stand for the review. The file is rewritten as it was understood here.
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { textFile } from "./untrusted.mjs";

/** Far above what GitHub takes, which is 10 MB after compression and 25,000 results. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_STATUS_BYTES = 20;

const problemOf = (log) => {
    if (log === null || typeof log !== "object" || log.version !== "2.1.0") {
        return "not SARIF 2.1.0";
    }
    if (!Array.isArray(log.runs) || log.runs.length !== 1 || !Array.isArray(log.runs[0]?.results)) {
        return "not one run with its results";
    }
    return undefined;
};

const folder = process.argv[2];
const path = join(folder, "review.sarif");
const status = textFile(join(folder, "status.txt"), MAX_STATUS_BYTES).text?.trim();
let { text, problem } = textFile(path, MAX_BYTES);
let log;
if (status !== "0" && status !== "1") {
    problem = "of a review without a verdict";
} else if (problem === undefined) {
    try {
        log = JSON.parse(text);
        problem = problemOf(log);
    } catch {
        problem = "not JSON";
    }
}
if (problem === undefined) {
    delete log.runs[0].automationDetails;
    writeFileSync(path, JSON.stringify(log));
} else {
    console.log(`::notice::no alerts: review.sarif is ${problem}`);
}
appendFileSync(process.env.GITHUB_OUTPUT, `usable=${problem === undefined}\n`);

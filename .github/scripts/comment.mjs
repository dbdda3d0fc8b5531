// Posts the report of a review on the pull request that it reviewed: one comment, which later runs update.
//
//     node comment.mjs <folder of the review's artifact>
//
// It holds a token that may write, and the folder comes from a run of the pull request's own code. So the folder is text
// of limited size, never executed; and which pull request it may speak on is what GitHub says, not what the folder says.
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { textFile } from "./untrusted.mjs";

const MARKER = "<!-- meridian-review -->";
const AUTHOR = "github-actions[bot]";
const MIB = 1024 * 1024;
const MAX_REPORT_BYTES = 4 * MIB;
const MAX_MESSAGE_BYTES = MIB;
const MAX_NUMBER_BYTES = 20;
/** GitHub refuses a comment above 65,536 characters; the rest is for what stands around the report. */
const MAX_REPORT_IN_COMMENT = 60_000;
const MAX_MESSAGE_LINES = 20;
const MAX_MESSAGE_CHARACTERS = 3_000;
const PAGE = 100;
/** A change to one of these changes what the report says, or whether anybody hears of it. */
const REVIEW_ITSELF = [".github/", "app/review/"];

const environment = (name) => {
    const value = process.env[name];
    if (!value) {
        throw new Error(`the variable ${name} is missing`);
    }
    return value;
};

const api = environment("GITHUB_API_URL");
const repository = environment("GITHUB_REPOSITORY");
const token = environment("GITHUB_TOKEN");
const headSha = environment("HEAD_SHA");
const headRepository = environment("HEAD_REPOSITORY");
const run = `${environment("GITHUB_SERVER_URL")}/${repository}/actions/runs/${environment("REVIEW_RUN")}`;

const request = async (method, path, body) => {
    const response = await fetch(`${api}/repos/${repository}${path}`, {
        method,
        headers: {
            accept: "application/vnd.github+json",
            authorization: `Bearer ${token}`,
            "user-agent": "meridian-review",
            "x-github-api-version": "2022-11-28",
        },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
        throw new Error(`${method} ${path}: GitHub answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
    }
    return response.json();
};

const list = async (path) => {
    const found = [];
    for (let page = 1; ; page++) {
        const answer = await request("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
        found.push(...answer);
        if (answer.length < PAGE) {
            return found;
        }
    }
};

/** The open pull requests whose newest commit is the one that was reviewed. */
const candidates = async () => {
    const head = encodeURIComponent(`${headRepository.split("/")[0]}:${environment("HEAD_BRANCH")}`);
    const pulls = await list(`/pulls?state=open&head=${head}`);
    return pulls
        .filter((pull) => pull.head.sha === headSha && pull.head.repo?.full_name === headRepository)
        .map((pull) => pull.number);
};

/** One branch may have pull requests into several bases: the artifact says which of them it means, and no other. */
const pullRequest = async (claim) => {
    const numbers = await candidates();
    if (claim.text === undefined) {
        return numbers.length === 1 ? numbers[0] : undefined;
    }
    return numbers.find((number) => String(number) === claim.text.trim());
};

const changesTheReview = async (number) => {
    const files = await list(`/pulls/${number}/files`);
    return files
        .flatMap((file) => [file.filename, file.previous_filename ?? ""])
        .some((name) => REVIEW_ITSELF.some((folder) => name.startsWith(folder)));
};

/** Nobody is called by a report, and nothing in it is invisible or reorders what is read. */
const tame = (text) =>
    text
        .replace(/\r\n?/g, "\n")
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
        .replace(/@(?=[A-Za-z0-9])/g, "@\u200b");

const shortened = (text) => {
    if (text.length <= MAX_REPORT_IN_COMMENT) {
        return text;
    }
    const start = text.slice(0, MAX_REPORT_IN_COMMENT);
    return start.slice(0, start.lastIndexOf("\n") + 1);
};

/** Indented, so that no text can end the block it stands in. */
const quoted = (message) =>
    message
        .slice(-MAX_MESSAGE_CHARACTERS)
        .trim()
        .split("\n")
        .slice(-MAX_MESSAGE_LINES)
        .map((line) => `    ${line}`)
        .join("\n");

const failure = (status, report, message) => {
    const parts = ["## Meridian could not compare this change"];
    if (report.problem === "too large") {
        parts.push(`The report is larger than ${MAX_REPORT_BYTES / MIB} MiB.`);
    } else if (report.problem === "not text" || report.problem === "not a file") {
        parts.push(`The report is ${report.problem}.`);
    } else if (status === "2" && message.text?.trim()) {
        parts.push("The review says:", quoted(tame(message.text)));
    } else {
        parts.push("The build, the synthesis or the review itself ended before there was a report.");
    }
    parts.push(`Nothing is known of what it destroys, interrupts or opens. [The run](${run}) says more.`);
    return parts.join("\n\n");
};

const success = (text) => {
    const report = tame(text).replace(/^<!--[^\n]*-->\n*/, "");
    const inComment = shortened(report);
    return inComment === report
        ? report.trimEnd()
        : `> The report is too long for a comment, so its end is missing here. [The run](${run}) has all of it.\n\n${inComment.trimEnd()}`;
};

const publish = async (number, body) => {
    const comments = await list(`/issues/${number}/comments`);
    const own = comments.find((comment) => comment.user?.login === AUTHOR && comment.body?.startsWith(MARKER));
    if (own === undefined) {
        await request("POST", `/issues/${number}/comments`, { body });
    } else {
        await request("PATCH", `/issues/comments/${own.id}`, { body });
    }
    return own === undefined ? "created" : "updated";
};

const folder = process.argv[2];
const claim = textFile(join(folder, "pull-request.txt"), MAX_NUMBER_BYTES);
const number = await pullRequest(claim);
if (number === undefined) {
    console.log(
        `::notice::nothing posted: the report names no open pull request whose newest commit is ${headSha}, the one reviewed`,
    );
} else {
    const status = textFile(join(folder, "status.txt"), MAX_NUMBER_BYTES).text?.trim();
    const report = textFile(join(folder, "review.md"), MAX_REPORT_BYTES);
    const message = textFile(join(folder, "message.txt"), MAX_MESSAGE_BYTES);
    const parts = [MARKER];
    if (await changesTheReview(number)) {
        parts.push(`> **This pull request changes the review itself** (${REVIEW_ITSELF.map((it) => `\`${it}\``).join(", ")}): read that first, then judge what it says here.`);
    }
    parts.push(
        (status === "0" || status === "1") && report.text !== undefined ? success(report.text) : failure(status, report, message),
        `<sub>[Review](${run}) of ${headSha.slice(0, 12)}, by the pull request's own code.</sub>`,
    );
    console.log(`comment on #${number} ${await publish(number, `${parts.join("\n\n")}\n`)}`);
    appendFileSync(environment("GITHUB_OUTPUT"), `pull-request=${number}\n`);
}

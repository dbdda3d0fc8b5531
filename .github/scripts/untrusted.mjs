// Reads what came from a run of somebody else's code.
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/**
 * The text of a file, or what is wrong with it: "missing", "not a file", "too large" or "not text". A link is not
 * followed, since it could lead out of the folder.
 */
export const textFile = (path, maxBytes) => {
    let file;
    try {
        file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    } catch (error) {
        return { problem: error.code === "ENOENT" || error.code === "ENOTDIR" ? "missing" : "not a file" };
    }
    try {
        const status = fstatSync(file);
        if (!status.isFile()) {
            return { problem: "not a file" };
        }
        if (status.size > maxBytes) {
            return { problem: "too large" };
        }
        return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)) };
    } catch (error) {
        if (error instanceof TypeError) {
            return { problem: "not text" };
        }
        throw error;
    } finally {
        closeSync(file);
    }
};

package dev.meridian.app.review.report.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meridian.app.review.finding.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names for results by which code scanning knows them again: of the rule, the resource and the stack, whatever else moves in
 * the file. Several results of one name are numbered in their order.
 */
final class Fingerprints {
    private static final int BYTES = 8;

    private final Map<String, Integer> seen = new HashMap<>();

    String next(String rule, String type, Place place) {
        var name = String.join("\n", rule, type, place.logicalId(), place.stack());
        return digest(name) + ":" + seen.merge(name, 1, Integer::sum);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

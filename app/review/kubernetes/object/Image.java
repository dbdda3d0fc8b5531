package dev.meridian.app.review.kubernetes.object;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * An image's name, such as {@code docker.io/library/postgres:16-alpine}.
 *
 * @param repository the name without its tag and digest
 * @param tag the tag; empty if there is none
 * @param digest the digest; empty if there is none
 */
public record Image(String repository, String tag, String digest) {
    private static final Pattern MAJOR = Pattern.compile("[vV]?([0-9]{1,6})(?![0-9a-fA-F]).*");

    public static Image of(String reference) {
        var at = reference.indexOf('@');
        var named = at < 0 ? reference : reference.substring(0, at);
        var digest = at < 0 ? "" : reference.substring(at + 1);
        var colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        return colon < 0
                ? new Image(named, "", digest)
                : new Image(named.substring(0, colon), named.substring(colon + 1), digest);
    }

    /** Whether the same name may be another image tomorrow. */
    public boolean floats() {
        return digest.isEmpty() && (tag.isEmpty() || tag.equals("latest"));
    }

    /** The last word of its repository, such as {@code postgres}. */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The first number of a version; nothing for tags that are none, such as commit hashes. */
    public OptionalInt majorVersion() {
        var matcher = MAJOR.matcher(tag);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}

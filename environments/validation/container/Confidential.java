package dev.meridian.environments.validation.container;

import dev.meridian.environments.validation.rule.Problems;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values that look as if nobody may know them, where everybody can read them. They are never repeated in a message. */
final class Confidential {
    private static final Pattern NAME =
            Pattern.compile(".*(PASSWORD|PASSWD|SECRET|TOKEN|PRIVATE|CREDENTIAL|API_?KEY|ACCESS_?KEY).*");

    /** What stands beside a secret and is none: where it is kept, how long it lives, how it must look. */
    private static final Pattern BESIDE =
            Pattern.compile(".*_(NAME|FILE|PATH|DIR|URL|URI|HOST|ENDPOINT|ISSUER|AUDIENCE|TTL|EXPIRY|EXPIRES_IN|LENGTH"
                    + "|ALGORITHM|TYPE|HEADER|ENABLED|REQUIRED)");

    private static final Pattern REFERENCES = Pattern.compile("(\\$\\([A-Za-z_][A-Za-z0-9_]*\\))+");

    /** A password in an address, {@code ://user:password@}. */
    private static final Pattern ADDRESS = Pattern.compile("://[^/\\s:@]*:([^/\\s@]+)@");

    /** A private key in PEM, or the same in Base64; the id of an access key of IAM. */
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----|LS0tLS1CRUdJTi[A-Za-z0-9+/]+|\\b(AKIA|ASIA)[A-Z2-7]{16}\\b");

    private Confidential() {}

    /** Refuses the text of a variable or entry if its name or its content says that it is a secret. */
    static void refuse(Problems problems, String what, String name, String text) {
        var upper = name.toUpperCase(Locale.ROOT);
        if (NAME.matcher(upper).matches()
                && !BESIDE.matcher(upper).matches()
                && !text.isEmpty()
                && !REFERENCES.matcher(text).matches()) {
            problems.add(
                    "%s must not hold a text, for its name says that it is secret, got %d characters; name a secret's"
                            + " key",
                    what, text.length());
        } else {
            refuseContent(problems, what, text);
        }
    }

    /** Refuses a text if its content says that it is a secret. */
    static void refuseContent(Problems problems, String what, String text) {
        var address = ADDRESS.matcher(text);
        while (address.find()) {
            if (!REFERENCES.matcher(address.group(1)).matches()) {
                problems.add(
                        "%s holds a password in an address, of %d characters; name a secret's key and put $(NAME) in its"
                                + " place",
                        what, address.group(1).length());
            }
        }
        problems.require(
                !KEY.matcher(text).find(),
                "%s holds a key that nobody may know, in a text of %d characters; name a secret's key",
                what,
                text.length());
    }
}

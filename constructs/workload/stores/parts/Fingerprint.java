package dev.meridian.constructs.workload.stores.parts;

import dev.meridian.constructs.workload.configuration.ConfigMaps;
import dev.meridian.constructs.workload.manifests.Manifests;
import dev.meridian.constructs.workload.rules.Tokens;
import java.util.Map;
import java.util.TreeMap;

/** Short texts that change when content does. Not for users. */
public final class Fingerprint {
    private static final int LENGTH = 10;

    private Fingerprint() {}

    /** Ten hexadecimal digits for a part of an object and files; what only a deployment knows makes no difference. */
    public static String of(Object part, Map<String, String> files) {
        var text = Manifests.fields(part).toString() + new TreeMap<>(files);
        return ConfigMaps.hash(Tokens.masked(text)).substring(0, LENGTH);
    }
}

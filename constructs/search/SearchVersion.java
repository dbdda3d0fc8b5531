package dev.meridian.constructs.search;

/**
 * A version of OpenSearch. Going up is an update in place, one major version at a time and checked by OpenSearch Service
 * before it begins; going down is not offered ("Upgrading Amazon OpenSearch Service domains").
 */
public enum SearchVersion {
    /** The last of the second generation. */
    V2_19("OpenSearch_2.19"),
    /** 3.1. */
    V3_1("OpenSearch_3.1"),
    /** 3.3. */
    V3_3("OpenSearch_3.3"),
    /** 3.5. */
    V3_5("OpenSearch_3.5");

    private final String engineVersion;

    SearchVersion(String engineVersion) {
        this.engineVersion = engineVersion;
    }

    String engineVersion() {
        return engineVersion;
    }
}

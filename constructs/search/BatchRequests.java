package dev.meridian.constructs.search;

/**
 * Whether the bodies of {@code _bulk}, {@code _mget} and {@code _msearch} may name indexes (OpenSearch's setting {@code
 * rest.action.multi.allow_explicit_index}). Access is granted by the paths of requests; what a body names, no policy sees
 * (Amazon OpenSearch Service Developer Guide, "Advanced options and API considerations").
 *
 * <p>Either way paths keep mistakes apart rather than adversaries: queries may look values up in other indexes. Owners who
 * must not trust each other get domains of their own.
 */
public enum BatchRequests {
    /**
     * They act on the index in their path, such as {@code /tasks/_bulk}, and a body that names any is refused, even the
     * same.
     */
    STAY_IN_THEIR_PATH("false"),
    /**
     * They may name any index, as log shippers, OpenSearch Dashboards and the bulk helpers of many client libraries do:
     * whoever is granted one index can then reach the others of its domain by such a body.
     */
    MAY_NAME_INDEXES("true");

    private final String allowExplicitIndex;

    BatchRequests(String allowExplicitIndex) {
        this.allowExplicitIndex = allowExplicitIndex;
    }

    String allowExplicitIndex() {
        return allowExplicitIndex;
    }
}

package dev.meridian.constructs.cluster.manifests;

import java.util.List;
import java.util.Map;

/**
 * Objects that one resource applies and deletes. Not for users.
 *
 * @param id the resource's id
 * @param objects the objects
 * @param keeping what becomes of them
 */
record ManifestGroup(String id, List<? extends Map<String, ?>> objects, Keeping keeping) {

    /** What becomes of objects that leave the definition. */
    enum Keeping {
        /** kubectl deletes those that leave the group, and all of them with it. */
        PRUNED,
        /** There is one object, and CloudFormation deletes it with its resource. */
        ALONE,
        /** They stay, since they hold data; deleting them is a person's decision. */
        RETAINED
    }
}

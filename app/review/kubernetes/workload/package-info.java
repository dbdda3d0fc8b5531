/** What runs in pods: how many, from what, with which rights on the node, and what they keep. */
@NullMarked
package dev.meridian.app.review.kubernetes.workload;

import org.jspecify.annotations.NullMarked;

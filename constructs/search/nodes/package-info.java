/** What an OpenSearch domain is made of: machines, disks, and how they spread over zones. */
@NullMarked
package dev.meridian.constructs.search.nodes;

import org.jspecify.annotations.NullMarked;

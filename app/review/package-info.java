/**
 * Says what a change does to running systems: compares two cloud assemblies, or one with the snapshots committed at a git
 * ref, and reports what is destroyed, interrupted, opened or costs more. It reads what was written and nothing else: no
 * credentials, no network, no CDK.
 */
@NullMarked
package dev.meridian.app.review;

import org.jspecify.annotations.NullMarked;

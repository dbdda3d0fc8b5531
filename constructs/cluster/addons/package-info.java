/** The add-ons that EKS installs, which versions there are and what goes together. */
@NullMarked
package dev.meridian.constructs.cluster.addons;

import org.jspecify.annotations.NullMarked;

/**
 * What runs on a cluster: services, jobs, namespaces and secrets as props, the Kubernetes objects they become, and the
 * cdk8s charts that hold these.
 */
@NullMarked
package dev.meridian.constructs.workload;

import org.jspecify.annotations.NullMarked;

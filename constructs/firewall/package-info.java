/** The web application firewall in front of a load balancer or a CDN: AWS WAF rules, their budget, logs and privacy. */
@NullMarked
package dev.meridian.constructs.firewall;

import org.jspecify.annotations.NullMarked;

package dev.meridian.constructs.mail;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.mail.events.MailEvent;
import dev.meridian.constructs.mail.events.MailEvents;
import dev.meridian.constructs.mail.records.Dmarc;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.route53.IPublicHostedZone;

/**
 * What a {@link MailDomain} is like.
 *
 * @param domain what stands behind the {@code @} of senders, such as {@code tapwork.com}, in small letters; 64
 *     characters at most, since the configuration set is named after it
 * @param zone the public zone that the domain lies in, and that its parent delegates to
 * @param dmarc what becomes of forged mail
 * @param events who is told what happened to mail: one destination of each kind at most, and one that hears of bounces
 *     and complaints, which are not mailed back to senders
 * @param recipientTls whether mail leaves without TLS
 * @param bounceLabel the first part of the subdomains that bounces go to: {@code bounce} makes {@code
 *     bounce-eu-west-1.tapwork.com}. A region has its own, since its record names the region's server
 */
public record MailDomainProps(
        String domain,
        IPublicHostedZone zone,
        Dmarc dmarc,
        List<MailEvents> events,
        RecipientTls recipientTls,
        String bounceLabel) {
    /** Where bounces go, unless said otherwise: {@value}. */
    public static final String DEFAULT_BOUNCE_LABEL = "bounce";

    static final RecipientTls DEFAULT_RECIPIENT_TLS = RecipientTls.REQUIRED;

    private static final int LONGEST_DOMAIN = 64;
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    /**
     * @throws IllegalArgumentException if the domain is none, is too long or lies outside the zone, the label is none,
     *     two destinations are of one kind, or none hears of bounces and complaints
     */
    public MailDomainProps {
        requireNonNull(domain, "domain");
        requireNonNull(zone, "zone");
        requireNonNull(dmarc, "dmarc");
        events = List.copyOf(requireNonNull(events, "events"));
        requireNonNull(recipientTls, "recipientTls");
        requireNonNull(bounceLabel, "bounceLabel");
        if (!DOMAIN.matcher(domain).matches() || domain.length() > LONGEST_DOMAIN) {
            throw new IllegalArgumentException(
                    "a mail domain must be a host name in small letters, %d characters at most, got '%s'"
                            .formatted(LONGEST_DOMAIN, domain));
        }
        requireInside(domain, zone.getZoneName());
        if (!LABEL.matcher(bounceLabel).matches()) {
            throw new IllegalArgumentException(
                    "bounceLabel must be 1 to 40 small letters, digits and hyphens, got '%s'".formatted(bounceLabel));
        }
        var names = new HashSet<String>();
        var heard = new HashSet<MailEvent>();
        for (var destination : events) {
            heard.addAll(destination.events());
            if (!names.add(destination.name())) {
                throw new IllegalArgumentException(
                        "events must have one destination of each kind, got '%s' twice".formatted(destination.name()));
            }
        }
        if (!heard.contains(MailEvent.BOUNCE) || !heard.contains(MailEvent.COMPLAINT)) {
            throw new IllegalArgumentException(
                    "a destination must hear of BOUNCE and COMPLAINT, since SES stops senders who ignore them, got %s"
                            .formatted(heard.stream().sorted().toList()));
        }
    }

    /** Starts from the defaults, with one destination of events. */
    public static Builder builder(String domain, IPublicHostedZone zone, Dmarc dmarc, MailEvents events) {
        return new Builder(domain, zone, dmarc, events);
    }

    private static void requireInside(String domain, String zoneName) {
        if (!Token.isUnresolved(zoneName) && !domain.equals(zoneName) && !domain.endsWith("." + zoneName)) {
            throw new IllegalArgumentException(
                    "the domain's records must fit in its zone, got domain '%s' and zone '%s'"
                            .formatted(domain, zoneName));
        }
    }

    /** Builds {@link MailDomainProps}. */
    public static final class Builder {
        private final String domain;
        private final IPublicHostedZone zone;
        private final Dmarc dmarc;
        private List<MailEvents> events;
        private RecipientTls recipientTls = DEFAULT_RECIPIENT_TLS;
        private String bounceLabel = DEFAULT_BOUNCE_LABEL;

        private Builder(String domain, IPublicHostedZone zone, Dmarc dmarc, MailEvents events) {
            this.domain = domain;
            this.zone = zone;
            this.dmarc = dmarc;
            this.events = List.of(events);
        }

        /** Tells these, and nobody else. Default: the one that {@link MailDomainProps#builder} got. */
        public Builder events(List<MailEvents> events) {
            this.events = events;
            return this;
        }

        /** Says whether mail leaves without TLS. Default: {@link MailDomainProps#DEFAULT_RECIPIENT_TLS}. */
        public Builder recipientTls(RecipientTls recipientTls) {
            this.recipientTls = recipientTls;
            return this;
        }

        /** Names the subdomains for bounces. Default: {@value MailDomainProps#DEFAULT_BOUNCE_LABEL}. */
        public Builder bounceLabel(String bounceLabel) {
            this.bounceLabel = bounceLabel;
            return this;
        }

        /** @throws IllegalArgumentException if {@link MailDomainProps} refuses the parts */
        public MailDomainProps build() {
            return new MailDomainProps(domain, zone, dmarc, events, recipientTls, bounceLabel);
        }
    }
}

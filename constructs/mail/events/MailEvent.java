package dev.meridian.constructs.mail.events;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What can happen to a mail. Openings and clicks are left out: following them means to rewrite what people read. */
public enum MailEvent {
    /** SES took it. */
    SEND("send"),
    /** SES found a virus in it and did not send it. */
    REJECT("reject"),
    /** The recipient's server refused it for good. */
    BOUNCE("bounce"),
    /** The recipient called it spam. */
    COMPLAINT("complaint"),
    /** The recipient's server took it. */
    DELIVERY("delivery"),
    /** The recipient's server is not to be reached for now. */
    DELIVERY_DELAY("deliveryDelay"),
    /** Its template lacked a value. */
    RENDERING_FAILURE("renderingFailure");

    /** Everything that went wrong. */
    public static final Set<MailEvent> TROUBLE =
            Collections.unmodifiableSet(EnumSet.of(REJECT, BOUNCE, COMPLAINT, DELIVERY_DELAY, RENDERING_FAILURE));

    /** Everything. */
    public static final Set<MailEvent> ALL = Collections.unmodifiableSet(EnumSet.allOf(MailEvent.class));

    private final String apiName;

    MailEvent(String apiName) {
        this.apiName = apiName;
    }

    /** How CloudFormation writes it. */
    public String apiName() {
        return apiName;
    }
}

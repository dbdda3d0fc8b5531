package dev.meridian.environments.network;

/** How what has no public address reaches the internet. */
public enum Egress {
    /** Not at all: everything needed comes through VPC endpoints. */
    NONE,
    /** One small NAT instance: cheap, slow, and gone with its zone. */
    NAT_INSTANCE,
    /** One NAT gateway: gone with its zone. */
    SINGLE_NAT_GATEWAY,
    /** A NAT gateway in each zone. */
    NAT_GATEWAY_PER_ZONE,
    /** One NAT gateway that AWS spreads over the zones in use. */
    REGIONAL_NAT_GATEWAY;

    /** Whether egress goes on when one zone is lost; true of {@link #NONE}, which has nothing to lose. */
    public boolean survivesZoneLoss() {
        return this != NAT_INSTANCE && this != SINGLE_NAT_GATEWAY;
    }
}

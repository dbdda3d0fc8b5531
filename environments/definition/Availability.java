package dev.meridian.environments.definition;

/** Which loss an environment is promised to survive without an operator's work on its data. */
public enum Availability {
    /** None: one zone may hold the only copy that is running. */
    BEST_EFFORT(2),
    /** The loss of any one zone. */
    SURVIVES_ZONE_LOSS(3),
    /** The loss of any one zone, and of any one region. */
    SURVIVES_REGION_LOSS(3);

    private final int leastZones;

    Availability(int leastZones) {
        this.leastZones = leastZones;
    }

    /**
     * How many zones each region needs: EKS and RDS refuse fewer than two, and with three the loss of one leaves two
     * thirds of the capacity.
     */
    public int leastZones() {
        return leastZones;
    }

    /** Whether the loss of any one zone is survived. */
    public boolean survivesZoneLoss() {
        return this != BEST_EFFORT;
    }
}

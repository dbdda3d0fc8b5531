package dev.meridian.environments.validation.capacity;

/**
 * CPU, memory and places for pods, as they are asked for or had.
 *
 * @param cpuMillis thousandths of a core
 * @param memoryMiB memory
 * @param pods pods
 */
record Amount(long cpuMillis, long memoryMiB, long pods) {
    static final Amount NOTHING = new Amount(0, 0, 0);

    Amount plus(Amount other) {
        return new Amount(cpuMillis + other.cpuMillis, memoryMiB + other.memoryMiB, pods + other.pods);
    }

    Amount minus(Amount other) {
        return plus(other.times(-1));
    }

    Amount times(int count) {
        return new Amount(cpuMillis * count, memoryMiB * count, pods * count);
    }

    boolean fitsInto(Amount room) {
        return cpuMillis <= room.cpuMillis && memoryMiB <= room.memoryMiB && pods <= room.pods;
    }

    /** How often something fits in; it has at least one pod. */
    int howManyOf(Amount each) {
        var most = pods / each.pods;
        if (each.cpuMillis > 0) {
            most = Math.min(most, cpuMillis / each.cpuMillis);
        }
        if (each.memoryMiB > 0) {
            most = Math.min(most, memoryMiB / each.memoryMiB);
        }
        return (int) most;
    }

    @Override
    public String toString() {
        return "%dm CPU, %d MiB and %d pods".formatted(cpuMillis, memoryMiB, pods);
    }
}

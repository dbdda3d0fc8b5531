package dev.meridian.constructs.workload.rules;

import io.fabric8.kubernetes.api.model.Quantity;

/** Amounts in the form that Kubernetes itself gives back, so that what is applied equals what is read. */
public final class Quantities {
    private static final int MILLIS = 1_000;
    private static final int MEBIBYTES = 1_024;

    private Quantities() {}

    /** Thousandths of a core. */
    public static Quantity cpu(int millis) {
        return new Quantity(millis % MILLIS == 0 ? Integer.toString(millis / MILLIS) : millis + "m");
    }

    /** Memory, or room on a disk. */
    public static Quantity memory(int mebibytes) {
        return new Quantity(mebibytes % MEBIBYTES == 0 ? mebibytes / MEBIBYTES + "Gi" : mebibytes + "Mi");
    }

    /** A volume's size. */
    public static Quantity storage(int gibibytes) {
        return new Quantity(gibibytes + "Gi");
    }

    /** A plain number. */
    public static Quantity count(int number) {
        return new Quantity(Integer.toString(number));
    }
}

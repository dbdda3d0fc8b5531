package dev.meridian.app.review.cost.service.database;

import dev.meridian.app.review.cost.bill.Quantity;
import java.util.regex.Pattern;

/** How many vCPUs a class of RDS has, which its size says in all generations that are still sold. */
final class Cores {
    private static final Pattern CLASS =
            Pattern.compile("db\\.[a-z]+[3-9][a-z]*\\.(micro|small|medium|large|(\\d*)xlarge)");

    private Cores() {}

    static Quantity of(String instanceClass) {
        var parts = CLASS.matcher(instanceClass);
        if (!parts.matches() || isSingleCore(instanceClass)) {
            return Quantity.unknown("vCPUs of " + instanceClass);
        }
        if (parts.group(2) == null) {
            return Quantity.of(2);
        }
        return Quantity.of(4L * (parts.group(2).isEmpty() ? 1 : Integer.parseInt(parts.group(2))));
    }

    /** Only burstable classes have two vCPUs below {@code large}. */
    private static boolean isSingleCore(String instanceClass) {
        return !instanceClass.startsWith("db.t") && !instanceClass.endsWith("large");
    }
}

package dev.meridian.app.review.kubernetes.object;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Quantities such as {@code 500m} and {@code 1Gi} ("Quantity" in the Kubernetes API reference). */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([+-]?[0-9]{1,18}(?:\\.[0-9]{0,18})?)([A-Za-z]{0,2})");

    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", BigDecimal.valueOf(1024)),
            Map.entry("Mi", BigDecimal.valueOf(1024).pow(2)),
            Map.entry("Gi", BigDecimal.valueOf(1024).pow(3)),
            Map.entry("Ti", BigDecimal.valueOf(1024).pow(4)),
            Map.entry("Pi", BigDecimal.valueOf(1024).pow(5)),
            Map.entry("Ei", BigDecimal.valueOf(1024).pow(6)));

    private Quantity() {}

    static Optional<BigDecimal> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(matcher.group(1)).multiply(UNITS.get(matcher.group(2))));
    }
}

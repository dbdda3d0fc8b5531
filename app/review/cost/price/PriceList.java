package dev.meridian.app.review.cost.price;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price table: a price for a service, a region and an item, exactly as written there, or none. */
public final class PriceList {
    private static final String HEADER = "service,region,item,unit,usd,as_of,source";

    /** Spot rows end with the saving and the band of interruptions they were computed from, which no template names. */
    private static final String SPOT_SERVICE = "EC2 Spot";

    private static final String SPOT_DETAIL = " (";

    private record Key(String service, String region, String item) {}

    private final Map<Key, Price> prices;

    private PriceList(Map<Key, Price> prices) {
        this.prices = Map.copyOf(prices);
    }

    /** Reads the table: comma-separated, an item with a comma in double quotes. */
    public static PriceList read(Reader csv) {
        var prices = new HashMap<Key, Price>();
        try (var lines = new BufferedReader(csv)) {
            var header = lines.readLine();
            if (!HEADER.equals(header)) {
                throw new IllegalArgumentException(
                        "a price table begins with '%s', got '%s'".formatted(HEADER, header));
            }
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var row = cells(line);
                if (row.size() != 7) {
                    throw new IllegalArgumentException("a price has 7 cells, got '%s'".formatted(line));
                }
                var key = new Key(row.get(0), row.get(1), item(row.get(0), row.get(2)));
                var price = new Price(new BigDecimal(row.get(4)), row.get(3), row.get(5), "");
                if (prices.put(key, price) != null) {
                    throw new IllegalArgumentException("two prices for one item, the second is '%s'".formatted(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the price table cannot be read", e);
        }
        return new PriceList(prices);
    }

    /** The prices of this region; without a region every price is unknown. */
    public RegionalPrices in(Optional<String> region) {
        return new RegionalPrices(this, region.orElse(RegionalPrices.UNKNOWN));
    }

    Optional<Price> find(String service, String region, String item) {
        return Optional.ofNullable(prices.get(new Key(service, region, item)));
    }

    private static String item(String service, String cell) {
        int detail = service.equals(SPOT_SERVICE) ? cell.indexOf(SPOT_DETAIL) : -1;
        return detail < 0 ? cell : cell.substring(0, detail);
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char each : line.toCharArray()) {
            if (each == '"') {
                quoted = !quoted;
            } else if (each == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}

package dev.meridian.app.review.kubernetes.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/** A number of pods, or of a hundred of them; unlike ones can be compared only if one is none or all. */
record Share(Optional<BigDecimal> value, boolean isPercentage) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static Share of(JsonNode field) {
        var text = field.asText();
        return text.endsWith("%")
                ? new Share(Fields.number(ObjectChange.text(text.substring(0, text.length() - 1))), true)
                : new Share(Fields.number(field), false);
    }

    boolean isLessThan(Share other) {
        if (value.isEmpty() || other.value.isEmpty()) {
            return false;
        }
        return isPercentage == other.isPercentage
                ? value.get().compareTo(other.value.get()) < 0
                : isNone() && !other.isNone() || other.isAll() && !isAll();
    }

    boolean isNone() {
        return value.filter(share -> share.signum() == 0).isPresent();
    }

    boolean isAll() {
        return isPercentage
                && value.filter(share -> share.compareTo(HUNDRED) >= 0).isPresent();
    }
}

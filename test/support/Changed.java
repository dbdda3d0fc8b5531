package dev.meridian.support;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Copies of records that differ in one component, for tests that spoil a single thing. */
public final class Changed {
    private Changed() {}

    /**
     * The same record with another value.
     *
     * @throws IllegalArgumentException if the record has no such component
     */
    public static <R extends Record> R in(R record, String component, Object value) {
        requireNonNull(value, component);
        var components = record.getClass().getRecordComponents();
        var index =
                Arrays.stream(components).map(RecordComponent::getName).toList().indexOf(component);
        if (index < 0) {
            throw new IllegalArgumentException("%s has no component '%s', only %s"
                    .formatted(record.getClass().getSimpleName(), component, Arrays.toString(components)));
        }
        try {
            var values = new Object[components.length];
            for (var i = 0; i < components.length; i++) {
                values[i] = i == index ? value : components[i].getAccessor().invoke(record);
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            @SuppressWarnings("unchecked")
            var copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
    }
}

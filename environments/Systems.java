package dev.meridian.environments;

import dev.meridian.environments.definition.SystemDefinition;
import java.util.List;

/** The systems that Meridian runs. */
public final class Systems {
    private Systems() {}

    /** All of them, which are validated together. */
    public static List<SystemDefinition> all() {
        return List.of(Atlas.SYSTEM, Tapwork.SYSTEM, Taskflow.SYSTEM);
    }
}

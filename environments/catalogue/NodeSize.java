package dev.meridian.environments.catalogue;

import java.util.Map;

/**
 * What an EC2 instance has: "Instance types by instance family", Amazon EC2. Within a family memory grows with the
 * vCPUs, except in the smallest sizes of the burstable ones.
 *
 * @param vCpus its virtual processors
 * @param memoryGiB its memory
 */
public record NodeSize(int vCpus, int memoryGiB) {
    private static final int LARGE = 2;
    private static final int XLARGE = 4;
    private static final String XLARGE_NAME = "xlarge";

    private static final Map<String, NodeSize> BURSTABLE =
            Map.of("micro", new NodeSize(LARGE, 1), "small", new NodeSize(LARGE, 2), "medium", new NodeSize(LARGE, 4));

    private static final Map<Character, Integer> GIB_PER_CPU = Map.of('c', 2, 'm', 4, 'r', 8, 't', 4);

    /** Of a type that can be a node. */
    static NodeSize of(String name) {
        var dot = name.indexOf('.');
        var size = name.substring(dot + 1);
        var small = BURSTABLE.get(size);
        if (small != null) {
            return small;
        }
        var vCpus = vCpus(size);
        return new NodeSize(vCpus, vCpus * GIB_PER_CPU.get(name.charAt(0)));
    }

    private static int vCpus(String size) {
        if (size.equals("large")) {
            return LARGE;
        }
        var times = size.substring(0, size.length() - XLARGE_NAME.length());
        return times.isEmpty() ? XLARGE : XLARGE * Integer.parseInt(times);
    }
}

package dev.meridian.constructs.cluster.nodes;

import java.util.List;
import java.util.regex.Pattern;

/** The processor architecture of instance types, which decides the node image. */
enum Architecture {
    X86_64("AL2023_x86_64_STANDARD"),
    ARM64("AL2023_ARM_64_STANDARD");

    private static final Pattern INSTANCE_TYPE = Pattern.compile("[a-z]+(-[a-z]+)?\\d+[a-z0-9-]*\\.[a-z0-9-]+");
    /** Graviton families carry a g after their generation (m7g, c6gn, t4g); a1 was the first. */
    private static final Pattern GRAVITON = Pattern.compile("(a1|[a-z]+\\d+g[a-z]*)\\..+");

    private final String amiType;

    Architecture(String amiType) {
        this.amiType = amiType;
    }

    String amiType() {
        return amiType;
    }

    static Architecture of(List<String> instanceTypes) {
        for (var type : instanceTypes) {
            if (!INSTANCE_TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException(
                        "an instance type must look like m5.xlarge, got '%s'".formatted(type));
            }
        }
        var arm = instanceTypes.stream()
                .filter(type -> GRAVITON.matcher(type).matches())
                .toList();
        if (!arm.isEmpty() && arm.size() < instanceTypes.size()) {
            throw new IllegalArgumentException(
                    ("the instance types of one node group must share a processor architecture, "
                                    + "got %s of which %s are arm64")
                            .formatted(instanceTypes, arm));
        }
        return arm.isEmpty() ? X86_64 : ARM64;
    }
}

package dev.meridian.app.compose.service;

import dev.meridian.environments.compose.Origin.NodeRecipe;
import java.util.List;
import java.util.Map;

/**
 * The recipe of an image for a TypeScript service (F16). The compiler needs what production does without, so all
 * dependencies are installed for the build and pruned after it. Nothing of the image belongs to its user.
 */
public final class NodeImage {
    static final String DOCKERFILE = Images.FOLDER + "/node.Dockerfile";

    /** A release with long-term support until April 2028; Node 18 has had none since April 2025. */
    static final String NODE = "24.11-alpine3.22";

    private static final String RECIPE = """
            ARG NODE_VERSION=%1$s

            FROM node:${NODE_VERSION} AS build
            WORKDIR /app
            COPY package.json package-lock.json ./
            RUN --mount=type=cache,target=/root/.npm npm ci
            COPY tsconfig.json ./
            COPY src ./src
            RUN npm run build && npm prune --omit=dev

            FROM node:${NODE_VERSION}
            ARG PORT=3000
            ARG HEALTH_PATH=/health
            ENV NODE_ENV=production PORT=${PORT} HEALTH_PATH=${HEALTH_PATH}
            WORKDIR /app
            COPY --from=build /app/package.json ./
            COPY --from=build /app/node_modules ./node_modules
            COPY --from=build /app/dist ./dist
            USER %2$d:%2$d
            EXPOSE ${PORT}
            HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \\
                CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}${process.env.HEALTH_PATH}`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
            CMD ["node", "dist/index.js"]
            """;

    /** Only what the recipe copies reaches the builder: no local modules, no {@code .env}, no history. */
    private static final String IGNORED = """
            *
            !package.json
            !package-lock.json
            !tsconfig.json
            !src
            """;

    private NodeImage() {}

    /** Dockerfile and ignore file by their paths, after these lines of comment. */
    public static Map<String, String> files(List<String> comment) {
        var lines = new StringBuilder();
        comment.forEach(line -> lines.append("# ").append(line).append('\n'));
        return Map.of(
                DOCKERFILE,
                lines + RECIPE.formatted(NODE, NodeRecipe.USER),
                DOCKERFILE + ".dockerignore",
                lines + IGNORED);
    }
}

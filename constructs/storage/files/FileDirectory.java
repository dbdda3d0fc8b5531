package dev.meridian.constructs.storage.files;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A directory that clients mount as their root, acting as one user whatever they claim to be.
 *
 * @param name PascalCase, part of the access point's logical id
 * @param path absolute, at most {@value #MAX_DEPTH} levels and {@value #MAX_PATH_LENGTH} characters; made at the first
 *     mount
 * @param userId POSIX user, 1 to {@value #MAX_ID}
 * @param groupId POSIX group, 1 to {@value #MAX_ID}
 * @param permissions octal mode of the directory, such as {@code 0750}
 */
public record FileDirectory(String name, String path, long userId, long groupId, String permissions) {
    static final int MAX_DEPTH = 4;
    static final int MAX_PATH_LENGTH = 100;
    static final long MAX_ID = 4_294_967_295L;

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern PATH = Pattern.compile("(/[^/\\s$#<>;`|&?{}^*\\\\]+){1," + MAX_DEPTH + "}");
    private static final Pattern PERMISSIONS = Pattern.compile("[0-7]{3,4}");

    /** @throws IllegalArgumentException if the name, path, owner or permissions are none that EFS takes here */
    public FileDirectory {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(permissions, "permissions");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a directory's name must be PascalCase, got '%s'".formatted(name));
        }
        if (path.length() > MAX_PATH_LENGTH || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "path must be absolute, %d levels and %d characters at most, without a final slash, got '%s'"
                            .formatted(MAX_DEPTH, MAX_PATH_LENGTH, path));
        }
        if (userId < 1 || userId > MAX_ID || groupId < 1 || groupId > MAX_ID) {
            throw new IllegalArgumentException(
                    "userId and groupId must be 1 to %d, not root, got %d and %d".formatted(MAX_ID, userId, groupId));
        }
        if (!PERMISSIONS.matcher(permissions).matches()) {
            throw new IllegalArgumentException(
                    "permissions must be 3 or 4 octal digits, got '%s'".formatted(permissions));
        }
    }
}

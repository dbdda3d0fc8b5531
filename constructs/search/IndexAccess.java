package dev.meridian.constructs.search;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.IConstruct;

/**
 * Who may send which requests to a domain, by HTTP method and path: all that IAM sees of them.
 *
 * <p>A wildcard of IAM covers slashes and commas as well. A grant to post to any index's {@code _search} would cover storing
 * a document of that id, {@code /tasks/_doc/_search}, so readers are granted named indexes only; and {@code logs-*} covers
 * {@code logs-1,tasks}, so it is taken only where bodies reach that far anyway.
 */
final class IndexAccess {
    private static final Pattern INDEX = Pattern.compile("[a-z0-9.][a-z0-9._-]{0,254}");
    private static final Pattern INDEXES = Pattern.compile("[a-z0-9.][a-z0-9._-]{0,253}\\*?");

    private static final List<String> READ = List.of("es:ESHttpGet", "es:ESHttpHead");
    private static final String POST = "es:ESHttpPost";
    private static final String DELETE = "es:ESHttpDelete";
    private static final List<String> WRITE = Stream.concat(READ.stream(), Stream.of(DELETE, POST, "es:ESHttpPut"))
            .toList();

    /** What a client asks to find out whom it talks to, and whether it is well. */
    private static final List<String> GREETINGS = List.of("/", "/_cluster/health");

    private static final List<String> QUERIES = List.of("_count", "_mget", "_msearch", "_search");
    private static final String SCROLL = "/_search/scroll";
    private static final String BULK = "/_bulk";

    private final DomainAddress address;
    private final BatchRequests batchRequests;

    IndexAccess(DomainAddress address, BatchRequests batchRequests) {
        this.address = address;
        this.batchRequests = batchRequests;
    }

    /** Nobody but the account's own principals, whatever may be added to the policy later. */
    Map<String, Object> denyOtherAccounts() {
        var statement = new TreeMap<String, Object>();
        statement.put("Action", "es:ESHttp*");
        // nothing allows a request that bears no account; to deny it here would lock everybody out of a domain that
        // does
        // not pass this key on
        statement.put(
                "Condition",
                new TreeMap<>(Map.of(
                        "Null", Map.of("aws:PrincipalAccount", "false"),
                        "StringNotEquals", Map.of("aws:PrincipalAccount", address.account()))));
        statement.put("Effect", "Deny");
        statement.put("Principal", Map.of("AWS", "*"));
        statement.put("Resource", address.arn() + "/*");
        return new TreeMap<>(Map.of("Statement", List.of(statement), "Version", "2012-10-17"));
    }

    void grantRead(IGrantable reader, String index) {
        if (!INDEX.matcher(index).matches()) {
            throw new IllegalArgumentException(
                    "an index to read must be named in full, in lower-case letters, digits and . _ -, got '%s';"
                                    .formatted(index)
                            + " to read several, grant each or an alias of them");
        }
        grant(reader, READ, greetingsAnd(index));
        grant(
                reader,
                List.of(POST),
                QUERIES.stream().map(query -> "/%s/%s".formatted(index, query)).toList());
        grant(reader, List.of(DELETE, POST), List.of(SCROLL));
        acknowledge(reader, index);
    }

    void grantReadWrite(IGrantable owner, String indexes) {
        requireOwnable(indexes);
        grant(owner, READ, GREETINGS);
        grant(owner, WRITE, pathsOf(indexes));
        grant(owner, List.of(DELETE, POST), List.of(SCROLL));
        if (batchRequests == BatchRequests.MAY_NAME_INDEXES) {
            grant(owner, List.of(POST), List.of(BULK));
        }
        acknowledge(owner, indexes);
    }

    private void requireOwnable(String indexes) {
        if (!INDEXES.matcher(indexes).matches()) {
            throw new IllegalArgumentException(
                    "indexes must be named in lower-case letters, digits and . _ -, with a * at the end at most, got '%s'"
                            .formatted(indexes));
        }
        if (indexes.endsWith("*") && batchRequests != BatchRequests.MAY_NAME_INDEXES) {
            throw new IllegalArgumentException(
                    "'%s' would reach other indexes of '%s' too, as in %s1,other; name each index, or let batch requests"
                                    .formatted(indexes, address.name(), indexes.replace("*", ""))
                            + " name indexes");
        }
    }

    private static List<String> greetingsAnd(String index) {
        var paths = new ArrayList<>(GREETINGS);
        paths.addAll(pathsOf(index));
        return paths;
    }

    private static List<String> pathsOf(String indexes) {
        return List.of("/" + indexes, "/%s/*".formatted(indexes));
    }

    private void grant(IGrantable grantee, List<String> actions, List<String> paths) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(actions)
                .resourceArns(paths.stream().map(address.arn()::concat).toList())
                .build());
    }

    private void acknowledge(IGrantable grantee, String indexes) {
        if (grantee instanceof IConstruct construct) {
            Acknowledged.on(
                    construct,
                    "An index and the paths below it, which the documents' ids extend, are what was granted",
                    pathsOf(indexes).stream()
                            .filter(path -> path.contains("*"))
                            .map(path -> Acknowledged.resource(address.arn() + path))
                            .toArray(String[]::new));
        }
    }
}

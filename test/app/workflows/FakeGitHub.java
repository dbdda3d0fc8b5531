package dev.meridian.app.workflows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few calls of GitHub's REST API that a comment needs, answered on this machine. */
final class FakeGitHub implements AutoCloseable {
    static final String REPOSITORY = "owner/platform";
    static final String TOKEN = "token-of-this-run";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FILES = Pattern.compile("/pulls/(\\d+)/files");
    private static final Pattern COMMENTS = Pattern.compile("/issues/(\\d+)/comments");
    private static final Pattern COMMENT = Pattern.compile("/issues/comments/(\\d+)");

    private final HttpServer server;
    private final ArrayNode pulls = JSON.createArrayNode();
    private final ArrayNode files = JSON.createArrayNode();
    private final ArrayNode comments = JSON.createArrayNode();
    private final List<Write> writes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());

    /**
     * Something that was written.
     *
     * @param call the method and the path below the repository
     * @param body the text of the comment
     */
    record Write(String call, String body) {}

    FakeGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void pullRequest(int number, String headRepository, String branch, String sha) {
        var head = pulls.addObject().put("number", number).putObject("head");
        head.put("sha", sha).put("label", headRepository.split("/")[0] + ":" + branch);
        head.putObject("repo").put("full_name", headRepository);
    }

    void changedFile(String name) {
        files.addObject().put("filename", name);
    }

    void renamedFile(String from, String to) {
        files.addObject().put("filename", to).put("previous_filename", from);
    }

    void comment(int id, String author, String body) {
        comments.addObject().put("id", id).put("body", body).putObject("user").put("login", author);
    }

    List<Write> writes() {
        if (!refusals.isEmpty()) {
            throw new AssertionError("calls that GitHub would refuse: " + refusals);
        }
        return List.copyOf(writes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var prefix = "/repos/" + REPOSITORY;
            var path = exchange.getRequestURI().getPath();
            var call = exchange.getRequestMethod() + " " + path;
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    || !path.startsWith(prefix)) {
                refuse(exchange, call);
                return;
            }
            route(exchange, path.substring(prefix.length()));
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        var query = query(exchange.getRequestURI());
        var method = exchange.getRequestMethod();
        if (method.equals("GET") && path.equals("/pulls") && "open".equals(query.get("state"))) {
            var label = query.getOrDefault("head", "");
            send(exchange, 200, page(query, those(pulls, label)));
        } else if (method.equals("GET") && FILES.matcher(path).matches()) {
            send(exchange, 200, page(query, files));
        } else if (method.equals("GET") && COMMENTS.matcher(path).matches()) {
            send(exchange, 200, page(query, comments));
        } else if (method.equals("POST") && COMMENTS.matcher(path).matches()
                || method.equals("PATCH") && COMMENT.matcher(path).matches()) {
            var body = JSON.readTree(exchange.getRequestBody()).path("body").asText();
            writes.add(new Write(method + " " + path, body));
            send(exchange, method.equals("POST") ? 201 : 200, JSON.createObjectNode());
        } else {
            refuse(exchange, method + " " + path);
        }
    }

    private void refuse(HttpExchange exchange, String call) throws IOException {
        refusals.add(call);
        send(exchange, 404, JSON.createObjectNode().put("message", "Not Found"));
    }

    private static ArrayNode those(ArrayNode pulls, String label) {
        var found = JSON.createArrayNode();
        pulls.forEach(pull -> {
            if (pull.at("/head/label").asText().equals(label)) {
                found.add(pull);
            }
        });
        return found;
    }

    private static ArrayNode page(Map<String, String> query, ArrayNode all) {
        var size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        var first = (Integer.parseInt(query.getOrDefault("page", "1")) - 1) * size;
        var found = JSON.createArrayNode();
        for (int i = first; i < Math.min(first + size, all.size()); i++) {
            found.add(all.get(i));
        }
        return found;
    }

    private static Map<String, String> query(URI uri) {
        return Stream.of(
                        uri.getRawQuery() == null
                                ? new String[0]
                                : uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        var bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

package dev.meridian.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Draws what an environment deploys as a Mermaid diagram, from the assembly on disk and nothing else. */
public final class Picture {
    static final String BEGIN = "<!-- picture of %s: make picture rewrites it -->";
    static final String END = "<!-- end of picture -->";

    /** What is worth a line in the picture, and what a reader calls it. */
    private static final Map<String, String> NOTABLE = notable();

    /** What leads from one region to another, and what a reader calls it. */
    private static final Map<String, String> EDGES = Map.of(
            "AWS::Backup::BackupPlan", "backups",
            "AWS::EC2::VPCPeeringConnection", "peering",
            "AWS::EFS::FileSystem", "files",
            "AWS::RDS::DBInstance", "database",
            "AWS::S3::Bucket", "objects",
            "AWS::SecretsManager::Secret", "secrets",
            "Custom::S3TwoWayReplication", "objects");

    private static final Pattern ARN = Pattern.compile("arn:aws:([a-z0-9-]*):([a-z0-9-]*):[^:]*:(.*)");

    private Picture() {}

    /** Rewrites the picture in a Markdown file: {@code Picture <assembly> <stage> <file>}. */
    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[2]);
        var stacks = StackArtifact.readAll(Path.of(arguments[0]));
        Files.writeString(file, replace(Files.readString(file), arguments[1], of(stacks, arguments[1])));
    }

    /** The text with the stage's picture put between its marks. */
    static String replace(String text, String stage, String picture) {
        var begin = BEGIN.formatted(stage);
        var from = text.indexOf(begin);
        var to = text.indexOf(END, from);
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException(
                    "there is no place for a picture of %s; mark it with %s and %s".formatted(stage, begin, END));
        }
        return text.substring(0, from) + begin + "\n```mermaid\n" + picture + "```\n" + text.substring(to);
    }

    /** The diagram: a box for each region, in it one for each stack, and an arrow for each edge between regions. */
    static String of(List<StackArtifact> all, String stage) {
        var stacks = all.stream().filter(stack -> stack.stage().equals(stage)).toList();
        var text = new StringBuilder("flowchart LR\n");
        byRegion(stacks).forEach((region, members) -> {
            text.append("  subgraph %s[\"%s\"]\n".formatted(id(region), region));
            members.forEach(stack -> text.append("    %s[\"%s\"]\n".formatted(id(stack.name()), label(stack))));
            text.append("  end\n");
        });
        edges(stacks)
                .forEach((ends, kinds) -> text.append(
                        "  %s == \"%s\" ==> %s\n".formatted(id(ends.from()), String.join(", ", kinds), id(ends.to()))));
        return text.toString();
    }

    private static Map<String, List<StackArtifact>> byRegion(List<StackArtifact> stacks) {
        var order = new ArrayList<>(deploymentOrder(stacks));
        order.sort(Comparator.comparing(stack -> !"primary".equals(stack.tags().get("region-role"))));
        var regions = new LinkedHashMap<String, List<StackArtifact>>();
        order.forEach(stack -> regions.computeIfAbsent(region(stack), ignored -> new ArrayList<>())
                .add(stack));
        return regions;
    }

    private static List<StackArtifact> deploymentOrder(List<StackArtifact> stacks) {
        var done = new LinkedHashMap<String, StackArtifact>();
        while (done.size() < stacks.size()) {
            var before = done.size();
            for (var stack : stacks) {
                if (done.keySet().containsAll(stack.dependencies())) {
                    done.putIfAbsent(stack.name(), stack);
                }
            }
            if (done.size() == before) {
                throw new IllegalStateException("the stacks depend on each other in a circle");
            }
        }
        return List.copyOf(done.values());
    }

    private static String label(StackArtifact stack) {
        var counts = new TreeMap<String, Integer>();
        stack.resources().values().forEach(resource -> {
            var title = NOTABLE.get(resource.path("Type").asText());
            if (title != null) {
                counts.merge(title + detail(resource), 1, Integer::sum);
            }
        });
        var layer = stack.tags().getOrDefault("layer", stack.name());
        var lines = counts.entrySet().stream()
                .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getValue() + " × " + entry.getKey())
                .collect(Collectors.joining("<br/>"));
        return lines.isEmpty() ? "<b>%s</b>".formatted(layer) : "<b>%s</b><br/>%s".formatted(layer, lines);
    }

    private static String detail(JsonNode resource) {
        var properties = resource.path("Properties");
        for (var name : List.of("DBInstanceClass", "CacheNodeType", "Version", "CidrBlock", "Scope")) {
            var value = properties.path(name);
            if (value.isTextual()) {
                return " " + value.asText();
            }
        }
        return "";
    }

    private static Map<Ends, TreeSet<String>> edges(List<StackArtifact> stacks) {
        var names = physicalNames(stacks);
        var edges = new LinkedHashMap<Ends, TreeSet<String>>();
        for (var stack : stacks) {
            stack.resources().values().forEach(resource -> {
                var kind = EDGES.get(resource.path("Type").asText());
                for (var target : targets(resource.path("Properties"), names)) {
                    if (kind != null && !region(target).equals(region(stack))) {
                        edges.computeIfAbsent(new Ends(stack.name(), target.name()), ignored -> new TreeSet<>())
                                .add(kind);
                    }
                }
            });
        }
        return edges;
    }

    /** The stacks in which what this part of a template names stands: by output, by ARN. */
    private static List<StackArtifact> targets(JsonNode node, Map<String, StackArtifact> names) {
        var found = new ArrayList<StackArtifact>();
        if (node.isObject() && node.has("Fn::GetStackOutput")) {
            var stack = names.get(
                    "stack " + node.path("Fn::GetStackOutput").path("StackName").asText());
            return stack == null ? List.of() : List.of(stack);
        }
        if (node.isTextual()) {
            var arn = ARN.matcher(node.asText());
            if (arn.find()) {
                var name = arn.group(3).replaceFirst("^(db|backup-vault)[:/]", "");
                var stack = names.get(arn.group(1) + " " + arn.group(2) + " " + name);
                return stack == null ? List.of() : List.of(stack);
            }
        }
        node.forEach(child -> found.addAll(targets(child, names)));
        return found;
    }

    private static Map<String, StackArtifact> physicalNames(List<StackArtifact> stacks) {
        var names = new TreeMap<String, StackArtifact>();
        for (var stack : stacks) {
            names.put("stack " + stack.name(), stack);
            for (var resource : stack.resources().values()) {
                var properties = resource.path("Properties");
                switch (resource.path("Type").asText()) {
                    case "AWS::S3::Bucket" ->
                        names.put("s3  " + properties.path("BucketName").asText(), stack);
                    case "AWS::RDS::DBInstance" ->
                        names.put(
                                "rds %s %s"
                                        .formatted(
                                                region(stack),
                                                properties
                                                        .path("DBInstanceIdentifier")
                                                        .asText()),
                                stack);
                    case "AWS::Backup::BackupVault" ->
                        names.put(
                                "backup %s %s"
                                        .formatted(
                                                region(stack),
                                                properties
                                                        .path("BackupVaultName")
                                                        .asText()),
                                stack);
                    default -> {}
                }
            }
        }
        return names;
    }

    private static String region(StackArtifact stack) {
        var layer = stack.tags().getOrDefault("layer", "");
        var rest = stack.name().substring(stack.stage().length() + 1);
        return rest.substring(0, rest.length() - layer.length() - 1);
    }

    private static String id(String name) {
        return name.replace('-', '_');
    }

    private static Map<String, String> notable() {
        var titles = new TreeMap<String, String>();
        titles.put("AWS::Backup::BackupPlan", "backup plan");
        titles.put("AWS::Backup::BackupVault", "backup vault");
        titles.put("AWS::Backup::RestoreTestingPlan", "restore test");
        titles.put("AWS::AutoScaling::AutoScalingGroup", "bastion");
        titles.put("AWS::CertificateManager::Certificate", "certificate");
        titles.put("AWS::EC2::NatGateway", "NAT gateway");
        titles.put("AWS::EC2::VPC", "VPC");
        titles.put("AWS::EC2::VPCPeeringConnection", "peering");
        titles.put("AWS::EC2::VPNConnection", "VPN");
        titles.put("AWS::EFS::FileSystem", "EFS");
        titles.put("AWS::EKS::Cluster", "EKS");
        titles.put("AWS::EKS::Nodegroup", "node group");
        titles.put("AWS::ElastiCache::ReplicationGroup", "cache");
        titles.put("AWS::ElasticLoadBalancingV2::LoadBalancer", "load balancer");
        titles.put("AWS::KMS::Key", "KMS key");
        titles.put("AWS::RDS::DBInstance", "PostgreSQL");
        titles.put("AWS::RDS::DBProxy", "RDS Proxy");
        titles.put("AWS::S3::Bucket", "S3 bucket");
        titles.put("AWS::WAFv2::WebACL", "WAF");
        return titles;
    }

    private record Ends(String from, String to) {}
}

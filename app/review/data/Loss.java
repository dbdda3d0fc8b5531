package dev.meridian.app.review.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What is lost with a resource that is deleted, as the last part of a sentence. */
final class Loss {
    private static final Map<String, String> BY_TYPE = Map.of(
            "AWS::EC2::CustomerGateway", "the old one is deleted, and its tunnels with it",
            "AWS::EC2::EIP", "the old address is given back, and nobody gets it again",
            "AWS::EC2::Subnet", "the old one is deleted once nothing is left in it",
            "AWS::EC2::VPC", "the old one is deleted once nothing is left in it",
            "AWS::EC2::VPNConnection", "the old one is deleted, and its tunnels and addresses with it",
            "AWS::EC2::VPNGateway", "the old one is detached and deleted",
            "AWS::EFS::AccessPoint", "the old one is deleted, the files stay",
            "AWS::KMS::Key",
                    "the old one is deleted after its waiting period, and nothing it encrypted can be read again",
            "AWS::Route53::HostedZone",
                    "the old one is deleted with its records, and the new one has other name servers");

    private Loss() {}

    static String of(JsonNode resource) {
        var type = resource.path("Type").asText();
        var properties = resource.path("Properties");
        if (properties.has("SourceDBInstanceIdentifier") || properties.has("SourceDBClusterIdentifier")) {
            return "the old replica is deleted, its source keeps the data";
        }
        if (properties.has("DBClusterIdentifier") && type.endsWith("::DBInstance")) {
            return "the old instance is deleted, its cluster keeps the data";
        }
        return BY_TYPE.getOrDefault(type, "the old one is deleted with its data");
    }
}

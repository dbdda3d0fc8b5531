package dev.meridian.app.review.report;

import static dev.meridian.app.review.report.Reports.absent;
import static dev.meridian.app.review.report.Reports.approved;
import static dev.meridian.app.review.report.Reports.change;
import static dev.meridian.app.review.report.Reports.cost;
import static dev.meridian.app.review.report.Reports.differs;
import static dev.meridian.app.review.report.Reports.json;
import static dev.meridian.app.review.report.Reports.kept;
import static dev.meridian.app.review.report.Reports.line;
import static dev.meridian.app.review.report.Reports.place;
import static dev.meridian.app.review.report.Reports.renamed;
import static dev.meridian.app.review.report.Reports.replaces;
import static dev.meridian.app.review.report.Reports.reported;
import static dev.meridian.app.review.report.Reports.unknown;
import static dev.meridian.app.review.report.Reports.usage;

import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.report.Reports.SampleRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A report that has something of everything. */
final class RichReport {
    private RichReport() {}

    /** Something of everything, in an order that is not the one in which it is read. */
    static Report report() {
        return new Report(
                "origin/main",
                "cdk.out",
                106,
                3412,
                List.of(
                        asset(),
                        changed(),
                        replica(),
                        broadened(),
                        opened(),
                        tightened(),
                        instanceClass(),
                        networkPolicy(),
                        renamedTable(),
                        replacedDatabase(),
                        storage()),
                List.of(
                        cost(
                                "atlas-production",
                                "-365.5",
                                line(
                                        "us-east-1",
                                        "RDS PostgreSQL db.r5.large Multi-AZ",
                                        "2 × 730 h × 0.50 → 1 × 730 h × 0.50",
                                        "-365.00"),
                                line("us-east-1", "S3 standard storage, assuming 100 GB", "−20 GB × 0.025", "-0.50"),
                                kept("us-east-1", "KMS customer managed key", "1.00"),
                                usage("us-east-1", "new: CloudWatch logs (0.5 per GB)")),
                        cost(
                                "atlas-development",
                                "0",
                                usage("us-east-1", "gone: 2 × S3 storage and requests (0.023 per GB-month)")),
                        cost(
                                "atlas-staging",
                                "1234.5",
                                line("eu-west-1", "NAT gateway", "0 → 3 × 730 h × 0.5637", "1234.50"),
                                unknown("eu-west-1", "MSK broker kafka.m7g.large"))),
                List.of("AWS's schema does not know Acme::Storage::Volume: nobody can say what replaces it."));
    }

    private static ReportedFinding replacedDatabase() {
        var database = change("AWS::RDS::DBInstance", "DatabaseB269D8BB");
        return reported(
                Finding.dangerous(
                        SampleRule.REPLACED,
                        database,
                        "The database is replaced by an empty one, because StorageEncrypted changes from true to false.",
                        "Restore a snapshot into the new one, or keep StorageEncrypted.",
                        List.of(
                                replaces("Properties.StorageEncrypted", json("true"), json("false")),
                                differs("Properties.KmsKeyId", json("{'Ref':'Key961B73FD'}"), absent()))),
                place("atlas-production", "ap-southeast-1", "data", "DatabaseB269D8BB"),
                place("atlas-production", "eu-west-1", "data", "DatabaseB269D8BB"),
                place("atlas-production", "us-east-1", "data", "DatabaseB269D8BB"),
                approved(
                        place("atlas-staging", "us-east-1", "data", "DatabaseB269D8BB"),
                        "Staging holds generated data only."));
    }

    private static ReportedFinding renamedTable() {
        return reported(
                Finding.dangerous(
                        SampleRule.REPLACED,
                        renamed("AWS::DynamoDB::Table", "Sessions1A2B3C4D", "LoginSessions5E6F7A8B"),
                        "The table is made anew under another logical id, and the old one is deleted.",
                        "Keep the logical id with overrideLogicalId.",
                        List.of()),
                approved(
                        place("tapwork-production", "us-east-1", "data", "LoginSessions5E6F7A8B"),
                        "Sessions live for an hour; TAP-42 moves them."));
    }

    private static ReportedFinding instanceClass() {
        return reported(
                Finding.notable(
                        SampleRule.INSTANCE_CLASS,
                        change("AWS::RDS::DBInstance", "DatabaseB269D8BB"),
                        "The database restarts, because its class changes from db.r5.large to db.r6g.large.",
                        "Deploy it in the maintenance window.",
                        List.of(differs("Properties.DBInstanceClass", json("'db.r5.large'"), json("'db.r6g.large'")))),
                place("taskflow-testing", "us-west-2", "data", "DatabaseB269D8BB"));
    }

    private static ReportedFinding opened() {
        return reported(
                Finding.dangerous(
                        SampleRule.OPENED,
                        change("AWS::EC2::SecurityGroup", "Bastion|`</details>@team#1"),
                        "Port 22 is opened to 0.0.0.0/0 | **for** @everyone, see #1 & https://example.org.",
                        "Name the addresses that need it.",
                        List.of(differs(
                                "Properties.SecurityGroupIngress[0].CidrIp",
                                json("'10.0.0.0/8'"),
                                json("'0.0.0.0/0'")))),
                place("atlas-development", "us-east-1", "access", "Bastion|`</details>@team#1"));
    }

    private static ReportedFinding broadened() {
        var before = json("""
                {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':['s3:GetObject'],\
                'Resource':{'Fn::Sub':'${Bucket.Arn}/*'},'Condition':{'Bool':{'aws:SecureTransport':'true'}}}]}""");
        var after = json("""
                {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':['s3:*'],\
                'Resource':{'Fn::Sub':'${Bucket.Arn}/*'}}]}""");
        return reported(
                Finding.dangerous(
                        SampleRule.BROADENED,
                        change("AWS::IAM::Policy", "ReaderPolicy"),
                        "The statement allows s3:* where it allowed s3:GetObject, and its condition is dropped.",
                        "Allow the actions that are used.",
                        List.of(differs("Properties.PolicyDocument", before, after))),
                place("atlas-production", "us-east-1", "workloads", "ReaderPolicy"),
                place("atlas-staging", "us-east-1", "workloads", "ReaderPolicy"));
    }

    private static ReportedFinding tightened() {
        return reported(
                Finding.harmless(
                        SampleRule.OPENED,
                        change("AWS::EC2::SecurityGroup", "CacheGroup"),
                        "Port 6379 is closed to 10.0.0.0/8.",
                        List.of()),
                place("atlas-production", "us-east-1", "data", "CacheGroup"));
    }

    private static ReportedFinding networkPolicy() {
        return reported(
                Finding.notable(
                        SampleRule.OPENED,
                        change("Kubernetes::NetworkPolicy", "tapwork/scanner"),
                        "The policy admits traffic from all namespaces.",
                        "Name the namespaces.",
                        List.of(differs("spec.ingress[0].from[0]", json("{'podSelector':{}}"), absent()))),
                Stream.of("tapwork-production", "tapwork-staging")
                        .map(environment -> new Place(
                                "kubernetes/" + environment + "-us-east-1/workloads/tapwork-scanner.yaml",
                                environment,
                                "tapwork/scanner",
                                Optional.empty()))
                        .toArray(Place[]::new));
    }

    private static ReportedFinding replica() {
        return reported(
                Finding.notable(
                        SampleRule.REPLICA,
                        change("AWS::ElastiCache::ReplicationGroup", "Cache"),
                        "One replica instead of two is left.",
                        "Check that one is enough to lose a zone.",
                        List.of(differs("Properties.ReplicasPerNodeGroup", json("2"), json("1")))),
                place("atlas-production", "us-east-1", "data", "Cache"));
    }

    private static ReportedFinding storage() {
        return reported(
                Finding.notable(
                        SampleRule.STORAGE,
                        change("AWS::RDS::DBInstance", "DatabaseB269D8BB"),
                        "Storage grows from 100 to 1000 GiB.",
                        "It can never be made smaller again.",
                        List.of(differs("Properties.AllocatedStorage", json("'100'"), json("'1000'")))),
                place("atlas-staging", "eu-west-1", "data", "DatabaseB269D8BB"));
    }

    private static ReportedFinding changed() {
        return reported(
                Finding.notable(
                        SampleRule.CHANGED,
                        change("AWS::CloudWatch::Dashboard", "Dashboard"),
                        "DashboardBody changes.",
                        "",
                        List.of(differs("Properties.DashboardBody", json("'a'"), json("'b'")))),
                place("atlas-production", "us-east-1", "observability", "Dashboard"));
    }

    private static ReportedFinding asset() {
        return reported(
                Finding.harmless(
                        SampleRule.ASSET,
                        change("AWS::Lambda::Function", "Handler886CB40B"),
                        "Code.S3Key names another asset.",
                        List.of()),
                place("atlas-production", "eu-west-1", "access", "Handler886CB40B"),
                place("atlas-production", "us-east-1", "access", "Handler886CB40B"));
    }
}

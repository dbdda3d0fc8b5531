package dev.meridian.app.review.interruption.traffic;

import static dev.meridian.app.review.interruption.cause.Interruption.CERTIFICATE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.interruption.cause.Causes;
import dev.meridian.app.review.value.Values;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Certificates, of which every change of names makes a new one. CloudFormation waits for its validation and then puts it in
 * the place of the old one, so only names that it drops are dangerous.
 */
final class Certificates {
    private Certificates() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!change.type().equals("AWS::CertificateManager::Certificate")
                || change.replacement() != Replacement.YES
                || !change.after().isObject()) {
            return Stream.empty();
        }
        var causes = Causes.of(change, Replacement.YES);
        var dropped = names(change.propertiesBefore());
        dropped.removeAll(names(change.propertiesAfter()));
        return Stream.of(
                dropped.isEmpty()
                        ? Finding.notable(
                                CERTIFICATE,
                                change,
                                "The certificate is issued anew%s; the deployment waits until it is validated."
                                        .formatted(Causes.told(causes)),
                                "Check that its validation records can be made, or the deployment hangs for hours.",
                                causes)
                        : Finding.dangerous(
                                CERTIFICATE,
                                change,
                                "The certificate loses the names %s: clients of these are refused."
                                        .formatted(String.join(", ", dropped)),
                                "Check that nobody uses these names, or that another certificate has them.",
                                causes));
    }

    private static Set<String> names(JsonNode certificate) {
        var names = new TreeSet<String>();
        names.add(Values.text(certificate.path("DomainName")));
        Values.list(certificate.path("SubjectAlternativeNames")).forEach(name -> names.add(Values.text(name)));
        return names;
    }
}

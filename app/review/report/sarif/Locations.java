package dev.meridian.app.review.report.sarif;

import dev.meridian.app.review.finding.Place;
import java.util.Optional;

/** Where in the repository a reviewer can see a resource. */
@FunctionalInterface
public interface Locations {
    /**
     * @param place the place
     * @param type the resource's type, which tells Kubernetes objects of one name apart
     */
    Optional<Location> of(Place place, String type);

    /**
     * A line of a file.
     *
     * @param uri the file's path from the repository's root, encoded as a URI
     * @param line the line, from 1
     */
    record Location(String uri, int line) {}
}

package dev.meridian.app.review.cost.bill;

import dev.meridian.app.review.cost.price.RegionalPrices;

/**
 * A resource as one side of a comparison has it.
 *
 * @param logicalId its logical id
 * @param type its CloudFormation type, or that of an object of Kubernetes
 * @param properties its properties; of an object of Kubernetes the whole object
 * @param surroundings what it may refer to
 * @param prices the prices of its region
 */
public record Resource(
        String logicalId, String type, Setting properties, Surroundings surroundings, RegionalPrices prices) {
    public Setting at(String... path) {
        return properties.at(path);
    }
}

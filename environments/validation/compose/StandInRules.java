package dev.meridian.environments.validation.compose;

import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.StandIn;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.container.Image;
import java.util.regex.Pattern;

/** What stands in for managed stores and channels. */
final class StandInRules {
    /** Maintained ones whose image has the layout that the generator knows. */
    private static final int LEAST_POSTGRES = 14;

    private static final int MOST_POSTGRES = 18;
    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private StandInRules() {}

    static void check(Problems problems, ComposeDefinition laptop) {
        problems.requireDistinct(
                laptop.standIns().stream()
                        .flatMap(standIn -> standIn.serves().entrySet().stream())
                        .flatMap(served -> served.getValue().stream()
                                .map(name -> "%s of kind %s".formatted(name, served.getKey())))
                        .sorted()
                        .toList(),
                served -> served,
                "what is stood in for,");
        for (var standIn : laptop.standIns()) {
            var what = "stand-in '%s'".formatted(standIn.name());
            if (standIn instanceof StandIn.Postgres postgres) {
                checkDatabase(problems, laptop, what, postgres);
            } else if (standIn instanceof StandIn.Cache cache) {
                checkImage(problems, what, cache.image());
                LocalSecretRules.requireMadeUp(problems, laptop, what, cache.secret(), cache.key());
            } else if (standIn instanceof StandIn.Search search) {
                checkImage(problems, what, search.image());
            } else if (standIn instanceof StandIn.Mail mail) {
                checkImage(problems, what, mail.image());
            } else if (standIn instanceof StandIn.Aws aws) {
                checkAws(problems, what, aws);
            }
        }
    }

    private static void checkDatabase(
            Problems problems, ComposeDefinition laptop, String what, StandIn.Postgres postgres) {
        problems.requireBetween(
                LEAST_POSTGRES,
                MOST_POSTGRES,
                postgres.majorVersion(),
                what + ": majorVersion",
                "take the environments' version");
        var logins = laptop.logins().stream()
                .filter(login -> login.database().equals(postgres.database()))
                .toList();
        problems.require(
                logins.size() == 1,
                "%s: database '%s' must have exactly one login, for which it is made, got %d",
                what,
                postgres.database(),
                logins.size());
        for (var login : logins) {
            problems.require(
                    USER.matcher(login.user()).matches(),
                    "%s: user must be 1 to 63 lower-case letters, digits and underscores, no digit first, got '%s'",
                    what,
                    login.user());
            LocalSecretRules.requireMadeUp(problems, laptop, what, login.secret(), login.key());
        }
    }

    private static void checkImage(Problems problems, String what, Image image) {
        problems.require(
                !image.reference().equals("latest"),
                "%s: image %s must name a version, got 'latest', which every laptop understands differently",
                what,
                image.repository());
    }

    private static void checkAws(Problems problems, String what, StandIn.Aws aws) {
        checkImage(problems, what, aws.image());
        problems.require(
                aws.region().isKnown(),
                "%s: region '%s' is not in the catalogue; take one of the system's",
                what,
                aws.region());
        aws.objectStores().forEach(store -> Names.requireName(problems, what + ": object store name", store));
        aws.queues().forEach(queue -> Names.requireName(problems, what + ": queue name", queue.name()));
        for (var topic : aws.topics()) {
            Names.requireName(problems, what + ": topic name", topic.name());
            for (var name : topic.queues()) {
                problems.require(
                        aws.queues().stream()
                                .anyMatch(queue -> queue.name().equals(name) && queue.order() == topic.order()),
                        "%s: topic '%s' fills queue '%s', which does not exist in order %s; there are %s",
                        what,
                        topic.name(),
                        name,
                        topic.order(),
                        aws.queues().stream().map(QueueDefinition::name).toList());
            }
        }
    }
}

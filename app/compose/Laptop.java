package dev.meridian.app.compose;

import dev.meridian.app.compose.file.ComposeFile;
import dev.meridian.app.compose.secret.EnvExample;
import dev.meridian.app.compose.secret.Secrets;
import dev.meridian.app.compose.service.NodeImage;
import dev.meridian.app.compose.service.ServiceContainer;
import dev.meridian.app.compose.service.StartOrder;
import dev.meridian.app.compose.service.VolumeOwners;
import dev.meridian.app.compose.standin.RunningStandIn;
import dev.meridian.environments.compose.ComposeDefinition;
import dev.meridian.environments.compose.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a system's developers lay over their checkout.
 *
 * @param files the files' texts by their paths
 * @param remarks what a developer should know of them
 */
record Laptop(Map<String, String> files, List<String> remarks) {
    static final String COMPOSE_FILE = "compose.yaml";
    static final String ENV_EXAMPLE = ".env.example";

    /** What the files that others may have written too begin with. */
    static final String MARK = "Written by Meridian";

    static Laptop of(String system, ComposeDefinition definition) {
        var file = new ComposeFile(system);
        var standIns = definition.standIns().stream()
                .map(standIn -> RunningStandIn.of(standIn, definition.logins(), file))
                .toList();
        var secrets = new Secrets(Secrets.byName(definition), new StandInAddresses(standIns, definition));
        var order = new StartOrder(definition);
        var files = new TreeMap<String, String>();
        standIns.forEach(standIn -> standIn.addTo(file, secrets));
        VolumeOwners.addTo(file, definition.services());
        for (var service : definition.services()) {
            var container = new ServiceContainer(definition, service, standIns, order);
            container.addTo(file, secrets);
            files.putAll(container.configurationFiles());
        }
        var written = "%s (make compose SYSTEM=%s)".formatted(MARK, system);
        var comment = new ArrayList<>(List.of(written + "; what is changed here is lost with the next writing."));
        comment.addAll(order.broken());
        files.put(COMPOSE_FILE, file.text(comment));
        files.put(
                ENV_EXAMPLE,
                EnvExample.of(
                        List.of(
                                written + ". Copy it to .env, which Git must ignore, and give each a value.",
                                "Only letters and digits: several of them become part of addresses."),
                        definition.secrets(),
                        files.get(COMPOSE_FILE)));
        if (definition.services().stream().anyMatch(service -> service.origin() instanceof Origin.NodeRecipe)) {
            files.putAll(NodeImage.files(List.of(written + ".")));
        }
        return new Laptop(files, order.broken());
    }
}

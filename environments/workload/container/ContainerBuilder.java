package dev.meridian.environments.workload.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names each part of a container where it is set, for services and jobs alike.
 *
 * @param <B> the builder that is returned
 */
public abstract class ContainerBuilder<B extends ContainerBuilder<B>> {
    private final Image image;
    private final Resources resources;
    private final Map<String, Variable> environment = new LinkedHashMap<>();
    private List<String> command = List.of();
    private List<String> arguments = List.of();
    private Optional<Configuration> configuration = Optional.empty();
    private List<Volume> volumes = List.of();
    private Privileges privileges = Privileges.of(Privileges.DEFAULT_USER);
    private List<Use> uses = List.of();
    private List<Call> calls = List.of();

    protected ContainerBuilder(Image image, Resources resources) {
        this.image = image;
        this.resources = resources;
    }

    protected abstract B self();

    /** Starts this instead of the image's entry point. */
    public B command(String... command) {
        this.command = List.of(command);
        return self();
    }

    /** Starts it with these arguments. */
    public B arguments(String... arguments) {
        this.arguments = List.of(arguments);
        return self();
    }

    /** Reads this at its start. Default: nothing but its endpoints. */
    public B configuration(Configuration configuration) {
        this.configuration = Optional.of(configuration);
        return self();
    }

    /** Sets a variable to a text, in which {@code $(NAME)} stands for another variable. */
    public B environment(String name, String value) {
        environment.put(name, new Variable.Text(value));
        return self();
    }

    /** Sets a variable to a secret. */
    public B secret(String name, String secret, String key) {
        environment.put(name, new Variable.FromSecret(secret, key));
        return self();
    }

    /** Mounts these. Default: none. */
    public B volumes(Volume... volumes) {
        this.volumes = List.of(volumes);
        return self();
    }

    /** What it may do on its node. Default: user {@value Privileges#DEFAULT_USER} without exemptions. */
    public B privileges(Privileges privileges) {
        this.privileges = privileges;
        return self();
    }

    /** Works with these stores and channels. Default: none. */
    public B uses(Use... uses) {
        this.uses = List.of(uses);
        return self();
    }

    /** Opens connections to these. Default: to nobody. */
    public B calls(Call... calls) {
        this.calls = List.of(calls);
        return self();
    }

    /** The container as said so far. */
    protected final ContainerDefinition container() {
        return new ContainerDefinition(
                image, command, arguments, resources, configuration, environment, volumes, privileges, uses, calls);
    }
}

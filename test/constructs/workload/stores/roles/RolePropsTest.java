package dev.meridian.constructs.workload.stores.roles;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.stores.parts.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolePropsTest {
    private static final Trust TRUST = Trust.ofRds("eu-west-1");
    private static final Account API = Account.byPassword("api", new Variable.FromSecret("s", "k"));

    @ParameterizedTest
    @ValueSource(strings = {"pg_api", "rdsadmin", "rds_iam"})
    void roles_of_the_server_itself_are_refused(String role) {
        assertThatThrownBy(() -> Account.byIam(role))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("role must not start with pg_ or rds, which the server keeps for itself, got '%s'", role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app; drop table t", "app\"", "App", "app-1", "1app", ""})
    void roles_that_need_quotes_are_refused(String role) {
        assertThatThrownBy(() -> Account.byIam(role))
                .hasMessage(
                        "role must have up to 63 lower-case letters, digits and underscores, no digit first, got '%s'",
                        role);
    }

    @Test
    void a_database_without_members_is_refused() {
        assertThatThrownBy(() -> props().build()).hasMessage("members must name who uses database 'tapwork', got none");
    }

    @Test
    void a_role_has_one_part_to_play() {
        assertThatThrownBy(() ->
                        props().members(List.of(API)).readers(List.of(API)).build())
                .hasMessage("each role must be either the owner, a member or a reader, and once, got 'api' again");
        assertThatThrownBy(() -> props().members(List.of(API)).owner("api").build())
                .hasMessage("each role must be either the owner, a member or a reader, and once, got 'api' again");
    }

    @Test
    void a_server_has_a_port_and_a_place() {
        assertThatThrownBy(() -> new Server("db", 0, List.of("10.0.0.0/24"), TRUST))
                .hasMessage("port must be 1 to 65535, got 0");
        assertThatThrownBy(() -> new Server("db", 5432, List.of(), TRUST))
                .hasMessage("cidrs must name at least one block, since pods reach nothing else, got none");
        assertThatThrownBy(() -> new Server("db", 5432, List.of("10.0.0.0"), TRUST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'10.0.0.0'");
    }

    @Test
    void a_name_leaves_room_for_a_hash() {
        assertThatThrownBy(() -> RoleProps.builder(
                                new Place("tapwork", "tapwork"),
                                "n".repeat(41),
                                new Image("postgres", "16-alpine"),
                                new Server("db", 5432, List.of("10.0.0.0/24"), TRUST),
                                Administrator.in("admin"),
                                "tapwork")
                        .members(List.of(API))
                        .build())
                .hasMessage(
                        "name must have at most 40 characters, since pods and jobs add to it, got '%s'",
                        "n".repeat(41));
    }

    private static RoleProps.Builder props() {
        return RoleProps.builder(
                new Place("tapwork", "tapwork"),
                "tapwork-database",
                new Image("postgres", "16-alpine"),
                new Server("db", 5432, List.of("10.0.0.0/24"), TRUST),
                Administrator.in("admin"),
                "tapwork");
    }
}

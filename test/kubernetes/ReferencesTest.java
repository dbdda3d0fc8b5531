package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.Hosts;
import dev.meridian.kubernetes.rules.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferencesTest {
    private static final String API = "tapwork-api";

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void whatever_is_named_is_there(Defined defined) {
        assertThat(References.problems(defined.cluster())).isEmpty();
        assertThat(Hosts.problems(defined.cluster())).isEmpty();
    }

    @Test
    void a_missing_object_is_found() {
        assertFound(
                tapwork().without("ConfigMap", "tapwork", "tapwork-config"),
                "tapwork/tapwork-api names ConfigMap 'tapwork-config', which is not there");
        assertFound(
                tapwork().without("ServiceAccount", "tapwork", API),
                "tapwork/tapwork-api names ServiceAccount 'tapwork-api', which is not there");
        assertFound(
                tapwork().without("PriorityClass", "", "standard"),
                "tapwork/tapwork-api names PriorityClass 'standard', which is not there");
        assertFound(
                tapwork().without("StorageClass", "", "gp3"),
                "StatefulSet tapwork/postgres names StorageClass 'gp3', which is not there");
        assertFound(
                tapwork().without("ClusterSecretStore", "", "secrets-manager"),
                "ExternalSecret tapwork/tapwork-secrets names ClusterSecretStore 'secrets-manager', which is not there");
        assertFound(
                tapwork().without("Namespace", "", "tapwork"),
                "Deployment tapwork/tapwork-api is in no namespace that is there");
    }

    @Test
    void an_object_that_two_charts_apply_is_found() {
        assertFound(
                tapwork().with(tapwork().get("Service", "tapwork", "smtp-service")),
                "\"v1\" Service tapwork/smtp-service is applied 2 times");
    }

    @Test
    void a_missing_key_is_found() {
        assertFound(
                tapwork().changed("ConfigMap", "tapwork", "tapwork-config", map -> ((ObjectNode) map.path("data"))
                        .remove("DATABASE_HOST")),
                "tapwork/tapwork-api reads 'DATABASE_HOST' of ConfigMap 'tapwork-config', which is not there");
        assertFound(
                tapwork().changed("ExternalSecret", "tapwork", "tapwork-secrets", secret -> ((ObjectNode)
                                secret.at("/spec/data/1"))
                        .put("secretKey", "jwt")),
                "tapwork/tapwork-api reads 'jwt-secret' of Secret 'tapwork-secrets', which is not there");
        assertFound(
                tapwork().changed("ExternalSecret", "tapwork", "tapwork-secrets", secret -> ((ObjectNode)
                                secret.at("/spec/target"))
                        .put("name", "secrets")),
                "tapwork/postgres-0 reads 'db-password' of Secret 'tapwork-secrets', which is not there");
    }

    @Test
    void a_variable_that_is_not_before_another_is_found() {
        assertFound(
                tapwork().changed("Deployment", "tapwork", API, deployment -> ((ObjectNode)
                                deployment.at("/spec/template/spec/containers/0/env/0"))
                        .put("name", "USER")),
                "tapwork/tapwork-api: DATABASE_URL refers to 'DB_USER', which is not before it");
    }

    @Test
    void a_probe_of_another_port_is_found() {
        assertFound(
                tapwork().changed("Deployment", "tapwork", API, deployment -> ((ObjectNode)
                                deployment.at("/spec/template/spec/containers/0/livenessProbe/httpGet"))
                        .put("port", 8001)),
                "tapwork/tapwork-api: livenessProbe asks port 8001, the pod listens on [8000]");
    }

    @Test
    void a_volume_that_is_not_there_or_of_no_use_is_found() {
        var faulty = tapwork().changed("Deployment", "tapwork", API, deployment -> ((ObjectNode)
                        deployment.at("/spec/template/spec/volumes/0"))
                .put("name", "log"));

        assertFound(faulty, "tapwork/tapwork-api mounts volume 'logs', which is not there");
        assertFound(faulty, "tapwork/tapwork-api mounts volume 'log' nowhere");
    }

    @Test
    void a_claim_that_does_not_fit_its_volume_is_found() {
        var atlas = Clusters.of("atlas-staging-us-east-1").cluster();

        assertFound(
                atlas.changed(
                        "PersistentVolumeClaim", "application", "web-shared", claim -> ((ObjectNode) claim.path("spec"))
                                .put("volumeName", "shared")),
                "PersistentVolumeClaim application/web-shared and its volume 'shared' do not fit each other");
        assertFound(
                atlas.changed("PersistentVolume", "", "application-web-shared", volume -> ((ObjectNode)
                                volume.at("/spec/claimRef"))
                        .put("namespace", "default")),
                "PersistentVolumeClaim application/web-shared and its volume 'application-web-shared' do not fit");
    }

    @Test
    void a_host_that_nothing_answers_to_is_found() {
        assertHostFound(
                tapwork().changed("ConfigMap", "tapwork", "tapwork-config", map -> ((ObjectNode) map.path("data"))
                        .put("SMTP_HOST", "mail-service")),
                "ConfigMap tapwork/tapwork-config names host 'mail-service' with port '1025', which nothing answers to");
        assertHostFound(
                tapwork().changed("ConfigMap", "tapwork", "tapwork-config", map -> ((ObjectNode) map.path("data"))
                        .put("SMTP_PORT", "25")),
                "ConfigMap tapwork/tapwork-config names host 'smtp-service' with port '25', which nothing answers to");
        assertHostFound(
                Clusters.of("atlas-development-us-east-1")
                        .cluster()
                        .without("Service", "database", "postgres-service-writer"),
                "ConfigMap application/web-endpoints names host 'postgres-service-writer.database' with port '5432',"
                        + " which nothing answers to");
        assertHostFound(
                tapwork().changed("StatefulSet", "tapwork", "postgres", set -> ((ObjectNode) set.path("spec"))
                        .put("serviceName", "postgres")),
                "CronJob tapwork/postgres-dump names host 'postgres-0.postgres-service' with port '5432', which nothing"
                        + " answers to");
    }

    private static Cluster tapwork() {
        return Clusters.of("tapwork-development-us-east-1").cluster();
    }

    private static void assertFound(Cluster faulty, String problem) {
        assertThat(References.problems(faulty))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    private static void assertHostFound(Cluster faulty, String problem) {
        assertThat(Hosts.problems(faulty)).contains(problem);
    }
}

package dev.meridian.constructs.database.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the function in Node.js against a secret and an instance that exist in memory only. */
class RotationCodeTest {
    private static final int INLINE_LIMIT = 4096;

    private static final String WORLD = """
            const calls = [];
            const versions = { old: { stages: ['AWSCURRENT'], value: { username: 'dbadmin', password: 'before', dbInstanceIdentifier: 'atlas' } },
                               fresh: { stages: ['AWSPENDING'] } };
            let polls = 0;
            class Client { async send(command) { return command.run(); } }
            const command = (run) => class { constructor(input) { this.input = input; } run() { return run(this.input); } };
            const missing = () => { const error = new Error('none'); error.name = 'ResourceNotFoundException'; throw error; };
            const fakes = {
              '@aws-sdk/client-rds': {
                RDSClient: Client,
                ModifyDBInstanceCommand: command((input) => { calls.push(['modify', input]); }),
                DescribeDBInstancesCommand: command(() => { polls++; return { DBInstances: [
                  polls < 3 ? { DBInstanceStatus: 'resetting-master-credentials', PendingModifiedValues: { MasterUserPassword: '****' } }
                            : { DBInstanceStatus: 'backing-up', PendingModifiedValues: {} }] }; }),
              },
              '@aws-sdk/client-secrets-manager': {
                SecretsManagerClient: Client,
                DescribeSecretCommand: command(() => ({ VersionIdsToStages: Object.fromEntries(Object.entries(versions).map(([id, v]) => [id, v.stages])) })),
                GetSecretValueCommand: command(({ VersionId, VersionStage }) => {
                  const version = VersionId ? versions[VersionId] : Object.values(versions).find((v) => v.stages.includes(VersionStage));
                  return version.value ? { SecretString: JSON.stringify(version.value) } : missing();
                }),
                PutSecretValueCommand: command((input) => { calls.push(['put', input.ClientRequestToken]); versions[input.ClientRequestToken].value = JSON.parse(input.SecretString); }),
                UpdateSecretVersionStageCommand: command((input) => { calls.push(['promote', input]);
                  versions[input.RemoveFromVersionId].stages = ['AWSPREVIOUS']; versions[input.MoveToVersionId].stages = ['AWSCURRENT']; }),
              },
            };
            const Module = require('node:module');
            const load = Module._load;
            Module._load = (name, ...rest) => fakes[name] ?? load(name, ...rest);
            global.setTimeout = (done) => setImmediate(done);
            """;

    private static final String ROTATION = """
            (async () => {
              for (const Step of ['createSecret', 'createSecret', 'setSecret', 'testSecret', 'finishSecret', 'finishSecret']) {
                await exports.handler({ SecretId: 'secret', ClientRequestToken: 'fresh', Step });
              }
              const password = versions.fresh.value.password;
              console.log(calls.map(([name]) => name).join(' '));
              console.log('polls ' + polls);
              console.log('form ' + /^[A-Za-z0-9._~-]{40}$/.test(password));
              console.log('same ' + (calls[1][1].MasterUserPassword === password));
              console.log('only ' + Object.keys(calls[1][1]).join(' '));
              console.log('kept ' + versions.fresh.value.username + ' ' + versions.fresh.value.dbInstanceIdentifier);
              console.log('stages ' + versions.old.stages + ' ' + versions.fresh.stages);
            })().catch((error) => { console.log(error.stack); process.exit(1); });
            """;

    private static final String TRIAL = """
            exports.handler({ SecretId: 'secret', ClientRequestToken: 'fresh', Step: 'testSecret' })
              .then(() => console.log('passed'))
              .then(() => exports.handler({ SecretId: 'secret', ClientRequestToken: 'unknown', Step: 'testSecret' }))
              .catch((error) => console.log(error.message));
            """;

    @Test
    void rotates_in_four_steps_that_may_be_repeated() throws Exception {
        assertThat(node(ROTATION))
                .containsExactly(
                        "put modify promote",
                        "polls 3",
                        "form true",
                        "same true",
                        "only DBInstanceIdentifier MasterUserPassword",
                        "kept dbadmin atlas",
                        "stages AWSPREVIOUS AWSCURRENT");
    }

    @Test
    void passes_the_trial_that_comes_with_a_schedule_and_refuses_an_unknown_version() throws Exception {
        assertThat(node(TRIAL)).containsExactly("passed", "version unknown is not staged for rotation");
    }

    @Test
    void fits_into_a_template() {
        assertThat(RotationCode.SOURCE.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(INLINE_LIMIT);
    }

    private static List<String> node(String script) throws IOException, InterruptedException {
        var node = System.getenv().getOrDefault("JSII_NODE", "node");
        var process = new ProcessBuilder(node, "-e", WORLD + RotationCode.SOURCE + script)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().toList();
    }
}

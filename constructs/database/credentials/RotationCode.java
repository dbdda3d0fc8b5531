package dev.meridian.constructs.database.credentials;

/** The function that rotates a master password; it follows the four steps of Secrets Manager. */
final class RotationCode {
    /**
     * CommonJS for Node.js. Creating the schedule makes Secrets Manager try {@code testSecret} with a version that was
     * never set, so that step may only look at whether RDS is done. Changes wait for the maintenance window unless they
     * are the password's: {@code ApplyImmediately} would let out everything else that is pending.
     */
    static final String SOURCE = """
            const { randomInt } = require('node:crypto');
            const rds = require('@aws-sdk/client-rds');
            const sm = require('@aws-sdk/client-secrets-manager');

            const database = new rds.RDSClient({});
            const secrets = new sm.SecretsManagerClient({});
            const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~';
            const pause = () => new Promise((done) => setTimeout(done, 10000));

            const read = async (SecretId, version) => {
              const value = await secrets.send(new sm.GetSecretValueCommand({ SecretId, ...version }));
              return JSON.parse(value.SecretString);
            };

            const steps = {
              async createSecret(SecretId, token) {
                const current = await read(SecretId, { VersionStage: 'AWSCURRENT' });
                try {
                  await read(SecretId, { VersionId: token, VersionStage: 'AWSPENDING' });
                } catch (error) {
                  if (error.name !== 'ResourceNotFoundException') throw error;
                  const password = Array.from({ length: 40 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
                  await secrets.send(new sm.PutSecretValueCommand({
                    SecretId,
                    ClientRequestToken: token,
                    SecretString: JSON.stringify({ ...current, password }),
                    VersionStages: ['AWSPENDING'],
                  }));
                }
              },
              async setSecret(SecretId, token) {
                const pending = await read(SecretId, { VersionId: token, VersionStage: 'AWSPENDING' });
                await database.send(new rds.ModifyDBInstanceCommand({
                  DBInstanceIdentifier: pending.dbInstanceIdentifier,
                  MasterUserPassword: pending.password,
                }));
              },
              async testSecret(SecretId) {
                const { dbInstanceIdentifier } = await read(SecretId, { VersionStage: 'AWSCURRENT' });
                for (let attempt = 0; attempt < 30; attempt++) {
                  const { DBInstances: [instance] } = await database.send(
                    new rds.DescribeDBInstancesCommand({ DBInstanceIdentifier: dbInstanceIdentifier }));
                  const waiting = instance.PendingModifiedValues?.MasterUserPassword;
                  if (!waiting && instance.DBInstanceStatus !== 'resetting-master-credentials') return;
                  await pause();
                }
                throw new Error('RDS did not apply the new password in time');
              },
              async finishSecret(SecretId, token, versions) {
                const current = Object.keys(versions).find((id) => versions[id].includes('AWSCURRENT'));
                await secrets.send(new sm.UpdateSecretVersionStageCommand({
                  SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId: token, RemoveFromVersionId: current,
                }));
              },
            };

            exports.handler = async ({ SecretId, ClientRequestToken: token, Step }) => {
              const { VersionIdsToStages: versions } = await secrets.send(new sm.DescribeSecretCommand({ SecretId }));
              if (!versions[token]) throw new Error(`version ${token} is not staged for rotation`);
              if (versions[token].includes('AWSCURRENT')) return;
              await steps[Step](SecretId, token, versions);
            };
            """;

    private RotationCode() {}
}

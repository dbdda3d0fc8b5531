// Answers one line of JSON with one line of JSON: which resources of the given stacks does CloudFormation replace?
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'engine.mjs'));
const { fullDiff } = require('@aws-cdk/cloudformation-diff');
const { loadAwsServiceSpecSync } = createRequire(require.resolve('@aws-cdk/cloudformation-diff'))(
    '@aws-cdk/aws-service-spec');

const schema = loadAwsServiceSpecSync();
const known = new Map();

function isKnown(type) {
    if (!known.has(type)) {
        known.set(type, schema.lookup('resource', 'cloudFormationType', 'equals', type).length > 0);
    }
    return known.get(type);
}

function propertiesOf(change) {
    const properties = {};
    for (const [name, difference] of Object.entries(change.propertyUpdates)) {
        properties[name] = { impact: difference.changeImpact, value: difference.newValue };
    }
    return properties;
}

function compare({ before, after }) {
    const resources = {};
    fullDiff(before, after).resources.forEachDifference((logicalId, change) => {
        resources[logicalId] = { impact: change.changeImpact, properties: propertiesOf(change) };
    });
    return resources;
}

for await (const line of createInterface({ input: process.stdin })) {
    const stacks = {};
    const unknown = new Set();
    for (const [name, sides] of Object.entries(JSON.parse(line))) {
        stacks[name] = compare(sides);
        for (const resource of [...Object.values(sides.before.Resources), ...Object.values(sides.after.Resources)]) {
            if (typeof resource.Type === 'string' && !resource.Type.startsWith('Custom::') && !isKnown(resource.Type)) {
                unknown.add(resource.Type);
            }
        }
    }
    process.stdout.write(JSON.stringify({ stacks, unknown: [...unknown].sort() }) + '\n');
}

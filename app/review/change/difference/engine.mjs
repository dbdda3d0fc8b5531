// Answers one line of JSON with one line of JSON: which of the given resources does CloudFormation replace, and by which
// property? Asks AWS's diff engine resource by resource: its comparison of whole templates also judges permissions, which
// nobody asks for here, and ends at a policy of an odd shape.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const require = createRequire(join(process.cwd(), 'engine.mjs'));
const { diffResource } = require('@aws-cdk/cloudformation-diff/lib/diff');
const { loadAwsServiceSpecSync } = createRequire(require.resolve('@aws-cdk/cloudformation-diff'))(
    '@aws-cdk/aws-service-spec');

const schema = loadAwsServiceSpecSync();
const models = new Map();

// The schema is older than the service here: EKS changes them in place (EKS API Reference, UpdateClusterConfig).
const IN_PLACE = new Set([
    'AWS::EKS::Cluster ResourcesVpcConfig.SecurityGroupIds',
    'AWS::EKS::Cluster ResourcesVpcConfig.SubnetIds',
]);

function modelOf(type) {
    if (!models.has(type)) {
        models.set(type, schema.lookup('resource', 'cloudFormationType', 'equals', type)[0]);
    }
    return models.get(type);
}

function definitionOf(type) {
    let inner = type;
    while (inner.type === 'array' || inner.type === 'map') {
        inner = inner.element;
    }
    return inner.type === 'ref' ? schema.get('typeDefinition', inner.reference.$ref) : undefined;
}

// What the engine knows of a property is of the property as a whole; the schema also marks parts of it.
function replacesWithin(path, type, before, after) {
    const definition = definitionOf(type);
    if (definition === undefined || isDeepStrictEqual(before, after)) {
        return false;
    }
    if (Array.isArray(before) || Array.isArray(after)) {
        const length = Math.max(before?.length ?? 0, after?.length ?? 0);
        return Array.isArray(before) && Array.isArray(after) && Array.from({ length }).some(
            (_, index) => replacesWithin(path, type, before[index] ?? {}, after[index] ?? {}));
    }
    if (typeof (before ?? {}) !== 'object' || typeof (after ?? {}) !== 'object') {
        return false;
    }
    return Object.entries(definition.properties).some(([name, property]) => {
        const was = before?.[name];
        const is = after?.[name];
        const inner = `${path}.${name}`;
        return !isDeepStrictEqual(was, is) && !IN_PLACE.has(inner)
            && (property.causesReplacement === 'yes' || replacesWithin(inner, property.type, was, is));
    });
}

function impactOf(type, name, difference) {
    const property = modelOf(type)?.properties?.[name];
    return difference.changeImpact === 'WILL_UPDATE' && property !== undefined
        && replacesWithin(`${type} ${name}`, property.type, difference.oldValue, difference.newValue)
        ? 'WILL_REPLACE' : difference.changeImpact;
}

function compare(before, after) {
    const change = diffResource(before, after);
    const properties = {};
    for (const [name, difference] of Object.entries(change.propertyUpdates)) {
        properties[name] = { impact: impactOf(after.Type, name, difference), value: difference.newValue };
    }
    const impacts = Object.values(properties).map((property) => property.impact);
    return { impact: impacts.includes('WILL_REPLACE') ? 'WILL_REPLACE' : change.changeImpact, properties };
}

for await (const line of createInterface({ input: process.stdin })) {
    const stacks = {};
    const unknown = new Set();
    for (const [name, resources] of Object.entries(JSON.parse(line))) {
        stacks[name] = {};
        for (const [logicalId, { before, after }] of Object.entries(resources)) {
            stacks[name][logicalId] = compare(before, after);
            if (typeof after.Type === 'string' && !after.Type.startsWith('Custom::') && modelOf(after.Type) === undefined) {
                unknown.add(after.Type);
            }
        }
    }
    process.stdout.write(JSON.stringify({ stacks, unknown: [...unknown].sort() }) + '\n');
}

import { AnyResourceProvider } from '../resources/ResourceProvider';
import { assertConditionsResolve } from './conditionReferences';
import { assertAcyclic, dependencyGraph } from './dependencyGraph';
import { unknownToLocalAws, validationError } from './errors';
import { PSEUDO_PARAMETERS } from './pseudoParameters';
import { Reference, references } from './references';
import { ResourceSpec } from './ResourceSpec';
import { Template } from './Template';

/**
 * Checks what can be checked before anything is created: that everything that the template
 * names exists and is served.
 *
 * @throws AwsError `ValidationError` naming what is wrong.
 */
export async function validateTemplate(
  template: Template,
  providers: ReadonlyMap<string, AnyResourceProvider>,
): Promise<void> {
  assertReferencesResolve(template);
  assertConditionsResolve(template);
  assertAcyclic(dependencyGraph(template));
  const specs = await assertTypesAreServed(template, providers);
  assertPropertiesAreServed(template, providers, specs);
  assertAttributesAreServed(template, providers, specs);
}

function assertReferencesResolve(template: Template): void {
  const { parameters, resources, conditions, mappings, outputs } = template;
  const inResources = Object.values(resources).flatMap(resource => [
    ...references(resource.properties),
    ...conditionReference(resource.condition),
  ]);
  const inOutputs = Object.values(outputs).flatMap(output => [
    ...references(output.value),
    ...references(output.exportName ?? null),
    ...conditionReference(output.condition),
  ]);
  const isKnown = (reference: Reference): boolean => {
    switch (reference.kind) {
      case 'ref':
        return (
          reference.name in parameters ||
          reference.name in resources ||
          PSEUDO_PARAMETERS.has(reference.name)
        );
      case 'attribute':
        return reference.name in resources;
      case 'condition':
        return reference.name in conditions;
      case 'mapping':
        return reference.name in mappings;
      default:
        return true;
    }
  };
  const dependsOn = Object.values(resources).flatMap(
    resource => resource.dependsOn,
  );
  assertAll(
    'Resources',
    [...inResources.filter(reference => !isKnown(reference))],
    dependsOn.filter(name => !(name in resources)),
  );
  assertAll(
    'Outputs',
    inOutputs.filter(reference => !isKnown(reference)),
  );
  assertAll(
    'Conditions',
    Object.values(conditions)
      .flatMap(references)
      .filter(reference => !isKnown(reference)),
  );
}

function conditionReference(name: string | undefined): Reference[] {
  return name === undefined ? [] : [{ kind: 'condition', name }];
}

function assertAll(
  block: string,
  unresolved: readonly Reference[],
  unresolvedNames: readonly string[] = [],
): void {
  const condition = unresolved.find(({ kind }) => kind === 'condition');
  if (condition !== undefined) {
    throw validationError(
      `Template format error: Unresolved condition dependency ${condition.name} in the ${block} block of the template`,
    );
  }
  const names = [
    ...unresolvedNames,
    ...unresolved.map(reference => String(reference.name)),
  ];
  if (names.length > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${[
        ...new Set(names),
      ].join(', ')}] in the ${block} block of the template`,
    );
  }
}

async function assertTypesAreServed(
  template: Template,
  providers: ReadonlyMap<string, AnyResourceProvider>,
): Promise<ReadonlyMap<string, ResourceSpec>> {
  const specs = new Map<string, ResourceSpec>();
  for (const { type } of Object.values(template.resources)) {
    if (!providers.has(type)) {
      const spec = await ResourceSpec.find(type);
      throw spec
        ? unknownToLocalAws(`the resource type ${type}`)
        : validationError(
            `Template format error: Unrecognized resource types: [${type}]`,
          );
    }
    const spec = await ResourceSpec.find(type);
    if (spec !== undefined) {
      specs.set(type, spec);
    }
  }
  return specs;
}

function assertPropertiesAreServed(
  template: Template,
  providers: ReadonlyMap<string, AnyResourceProvider>,
  specs: ReadonlyMap<string, ResourceSpec>,
): void {
  for (const [logicalId, resource] of Object.entries(template.resources)) {
    const served = providers.get(resource.type)?.properties ?? [];
    for (const name of Object.keys(resource.properties)) {
      if (served.includes(name)) {
        continue;
      }
      throw specs.get(resource.type)?.hasProperty(name)
        ? unknownToLocalAws(
            `the property ${name} of ${resource.type} (${logicalId})`,
          )
        : validationError(
            `Properties validation failed for resource ${logicalId} with message: #: extraneous key [${name}] is not permitted (${resource.type})`,
          );
    }
  }
}

function assertAttributesAreServed(
  template: Template,
  providers: ReadonlyMap<string, AnyResourceProvider>,
  specs: ReadonlyMap<string, ResourceSpec>,
): void {
  const values = [
    ...Object.values(template.resources).map(({ properties }) => properties),
    ...Object.values(template.outputs).map(({ value }) => value),
  ];
  for (const reference of values.flatMap(references)) {
    if (reference.kind !== 'attribute' || reference.attribute === undefined) {
      continue;
    }
    const { name, attribute } = reference;
    const { type } = template.resources[name];
    if (providers.get(type)?.attributes?.includes(attribute)) {
      continue;
    }
    throw specs.get(type)?.hasAttribute(attribute)
      ? unknownToLocalAws(`the attribute ${attribute} of ${type} (${name})`)
      : validationError(
          `Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`,
        );
  }
}

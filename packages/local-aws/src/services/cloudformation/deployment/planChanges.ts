import type {
  PolicyAction,
  ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { dependencyGraph } from '../template/dependencyGraph';
import { Scope } from '../template/evaluate';
import { ResourceSpec } from '../template/ResourceSpec';
import { parseTemplate, Template } from '../template/Template';
import { ChangedProperty, detailsOf, replacementOf } from './changeDetails';
import { activeResources, createScope, exportedValue } from './createScope';
import { DeploymentContext } from './DeploymentContext';
import { changedProperties, changesNeedReplacement } from './planResource';
import { Preview, previewProperties } from './previewProperties';
import { ResourceInstance, ResourceRecord, StackInput } from './StackRecord';

/**
 * What a deployment of the input would do to each resource of the stack, in the order in which
 * it would: decided as the deployment itself decides, on what is known beforehand.
 */
export async function planChanges(
  deployment: DeploymentContext,
  input: StackInput,
): Promise<ResourceChange[]> {
  const template = parseTemplate(input.template);
  const scope: Scope = {
    ...(await createScope(deployment, template, input)),
    importValue: name => exportedValue(deployment, name),
  };
  const { resources, input: before } = deployment.stack();
  const changedParameters = input.parameters
    .filter(
      ({ key, value }) =>
        before.parameters.find(parameter => parameter.key === key)?.value !==
        value,
    )
    .map(({ key }) => key);
  const active = activeResources(template, scope);
  const created = new Set<string>();
  const modified = new Set<string>();
  const changes: ResourceChange[] = [];
  for (const logicalId of inOrder(template, active)) {
    const definition = template.resources[logicalId];
    const existing = resources[logicalId];
    const instance = instanceOf(existing);
    if (instance === undefined) {
      created.add(logicalId);
      changes.push(change('Add', logicalId, definition.type));
      continue;
    }
    const preview = previewProperties(definition.properties, scope, {
      created,
      modified,
    });
    const changed = await changesOf(logicalId, existing, instance, preview);
    const replacement = replacementOf(changed);
    if (changed.length === 0) {
      continue;
    }
    (replacement === 'True' ? created : modified).add(logicalId);
    changes.push({
      ...change('Modify', logicalId, definition.type),
      PhysicalResourceId: instance.physicalId,
      Replacement: replacement,
      ...(replacement === 'True' && {
        PolicyAction:
          definition.updateReplacePolicy === 'Retain'
            ? 'ReplaceAndRetain'
            : 'ReplaceAndDelete',
      }),
      Scope: ['Properties'],
      Details: detailsOf(changed, definition.properties, changedParameters),
    });
  }
  return [...changes, ...removals(Object.values(resources), new Set(active))];
}

async function changesOf(
  logicalId: string,
  { type }: ResourceRecord,
  instance: ResourceInstance,
  { known, unknown, uncertain }: Preview,
): Promise<ChangedProperty[]> {
  const spec = await ResourceSpec.find(type);
  const names = new Set(unknown.keys());
  const properties = spec?.conform(logicalId, known, names) ?? known;
  const certain = [
    ...new Set([...changedProperties(instance, properties), ...names]),
  ];
  const dynamic = [...uncertain.keys()].filter(name => !certain.includes(name));
  await changesNeedReplacement(logicalId, type, certain);
  return Promise.all(
    [...certain, ...dynamic].map(async name => ({
      name,
      isCertain: certain.includes(name),
      replacement: (await changesNeedReplacement(logicalId, type, [name]))
        ? 'yes'
        : spec?.replacement(name) ?? 'no',
      createdFirst: unknown.get(name),
      attribute: uncertain.get(name),
    })),
  );
}

/** Each resource after those that it depends on. */
function inOrder(template: Template, active: readonly string[]): string[] {
  const graph = dependencyGraph(template);
  const ordered = new Set<string>();
  const visit = (logicalId: string) => {
    if (!ordered.has(logicalId)) {
      graph.get(logicalId)?.forEach(visit);
      ordered.add(logicalId);
    }
  };
  active.forEach(visit);
  return [...ordered].filter(logicalId => active.includes(logicalId));
}

function removals(
  records: readonly ResourceRecord[],
  active: ReadonlySet<string>,
): ResourceChange[] {
  return records
    .filter(record => !active.has(record.logicalId) && instanceOf(record))
    .map(record => ({
      ...change('Remove', record.logicalId, record.type),
      PhysicalResourceId: instanceOf(record)?.physicalId,
      PolicyAction: policyOnRemoval(record),
    }));
}

function policyOnRemoval({ deletionPolicy }: ResourceRecord): PolicyAction {
  return deletionPolicy === 'Delete' ? 'Delete' : 'Retain';
}

function instanceOf(
  record: ResourceRecord | undefined,
): ResourceInstance | undefined {
  return record?.status === 'DELETE_COMPLETE' ? undefined : record?.instance;
}

function change(
  Action: NonNullable<ResourceChange['Action']>,
  LogicalResourceId: string,
  ResourceType: string,
): ResourceChange {
  return { Action, LogicalResourceId, ResourceType, Scope: [], Details: [] };
}

import type { RuleState, Target } from '@aws-sdk/client-eventbridge';
import { JsonObject } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';

interface RuleProperties {
  readonly Name?: string;
  readonly Description?: string;
  readonly EventPattern?: JsonObject;
  readonly State?: RuleState;
  readonly Targets?: Target[];
}

const rule = resourceProvider<RuleProperties>({
  type: 'AWS::Events::Rule',
  properties: ['Name', 'Description', 'EventPattern', 'State', 'Targets'],
  attributes: ['Arn'],
  async create(properties, context) {
    const physicalId = properties.Name ?? context.generateName(64);
    const Arn = await putRule(physicalId, properties, context);
    return { physicalId, attributes: { Arn } };
  },
  async update({ physicalId, properties: before }, after, context) {
    await putRule(physicalId, after, context);
    const kept = new Set(after.Targets?.map(({ Id }) => Id));
    await removeTargets(
      physicalId,
      (before.Targets ?? []).filter(({ Id }) => !kept.has(Id)),
      context,
    );
  },
  async delete({ physicalId, properties }, context) {
    await removeTargets(physicalId, properties.Targets ?? [], context);
    await context.call('events', 'DeleteRule', { Name: physicalId });
  },
});

async function putRule(
  Name: string,
  { Description, EventPattern, State, Targets }: RuleProperties,
  { call }: ResourceContext,
): Promise<string> {
  const { RuleArn } = await call('events', 'PutRule', {
    Name,
    Description,
    EventPattern: EventPattern && JSON.stringify(EventPattern),
    State,
  });
  if (Targets?.length) {
    await call('events', 'PutTargets', { Rule: Name, Targets });
  }
  return required(RuleArn, 'RuleArn');
}

async function removeTargets(
  Rule: string,
  targets: readonly Target[],
  { call }: ResourceContext,
): Promise<void> {
  const Ids = targets.flatMap(({ Id }) => Id ?? []);
  if (Ids.length) await call('events', 'RemoveTargets', { Rule, Ids });
}

export const events = [rule];

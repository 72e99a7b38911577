import { CallContext, Service } from '../../service';

interface RuleInput {
  readonly Rule?: string;
  readonly Name?: string;
}

const ON_RULES = [
  'PutRule',
  'DescribeRule',
  'EnableRule',
  'DisableRule',
  'DeleteRule',
  'PutTargets',
  'RemoveTargets',
  'ListTargetsByRule',
];

/** Service authorization reference, "Amazon EventBridge". */
export const authorization: NonNullable<Service['authorization']> = {
  ...Object.fromEntries(
    ON_RULES.map(name => [
      name,
      ({ Rule, Name }: RuleInput, context: CallContext) => [
        {
          action: `events:${name}`,
          resource: arn(context, `rule/${Rule ?? Name}`),
        },
      ],
    ]),
  ),
  PutEvents: (_input: object, context: CallContext) => [
    {
      action: 'events:PutEvents',
      resource: arn(context, 'event-bus/default'),
    },
  ],
};

function arn({ region, caller }: CallContext, resource: string): string {
  return `arn:aws:events:${region}:${caller.accountId}:${resource}`;
}

import { AuthorizationRequest, CallContext, Service } from '../../service';
import { changeSets } from './deployment/ChangeSetRecord';
import { StackStore } from './deployment/StackStore';

interface StackInput {
  readonly StackName?: string;
  readonly RoleARN?: string;
  /** A name, or an ARN that stands for the stack too. */
  readonly ChangeSetName?: string;
}

/** Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS CloudFormation". */
export const authorization: NonNullable<Service['authorization']> =
  Object.fromEntries(
    [
      'CreateStack',
      'UpdateStack',
      'DeleteStack',
      'DescribeStacks',
      'DescribeStackEvents',
      'DescribeStackResource',
      'DescribeStackResources',
      'ListStackResources',
      'GetTemplate',
      'GetTemplateSummary',
      'CreateChangeSet',
      'DescribeChangeSet',
      'ListChangeSets',
      'ExecuteChangeSet',
      'DeleteChangeSet',
    ].map(operation => [
      operation,
      (input: StackInput, context: CallContext) => [
        {
          action: `cloudformation:${operation}`,
          resource: stackArn(stackOf(input, context), context),
          ...(input.ChangeSetName && {
            conditionKeys: {
              'cloudformation:ChangeSetName': input.ChangeSetName,
            },
          }),
        },
        ...passRole(input.RoleARN),
      ],
    ]),
  );

function stackOf(
  { StackName, ChangeSetName = '' }: StackInput,
  { state }: CallContext,
): string | undefined {
  return StackName ?? changeSets(state).get(ChangeSetName)?.stackId;
}

function stackArn(
  nameOrId: string | undefined,
  { state, clock, region, caller }: CallContext,
): string {
  if (nameOrId === undefined) {
    return '*';
  }
  return (
    new StackStore(state, clock).find(nameOrId)?.stackId ??
    `arn:aws:cloudformation:${region}:${caller.accountId}:stack/${nameOrId}/*`
  );
}

function passRole(roleArn: string | undefined): AuthorizationRequest[] {
  return roleArn === undefined
    ? []
    : [
        {
          action: 'iam:PassRole',
          resource: roleArn,
          conditionKeys: {
            'iam:PassedToService': 'cloudformation.amazonaws.com',
          },
        },
      ];
}

import { AuthorizationRequest, CallContext, Service } from '../../service';
import { StackStore } from './deployment/StackStore';

interface StackInput {
  readonly StackName?: string;
  readonly RoleARN?: string;
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
    ].map(operation => [
      operation,
      (input: StackInput, context: CallContext) => [
        {
          action: `cloudformation:${operation}`,
          resource: stackArn(input.StackName, context),
        },
        ...passRole(input.RoleARN),
      ],
    ]),
  );

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

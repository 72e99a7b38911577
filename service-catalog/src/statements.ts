import { Aws } from 'aws-cdk-lib';
import {
  Effect,
  PolicyStatement,
  type Conditions,
  type PolicyStatementProps,
} from 'aws-cdk-lib/aws-iam';

type Scope = Pick<PolicyStatementProps, 'resources' | 'principals'> & {
  readonly conditions?: Conditions;
};

export function allow(
  sid: string,
  actions: string[],
  scope: Scope,
): PolicyStatement {
  return new PolicyStatement({ sid, effect: Effect.ALLOW, actions, ...scope });
}

export function deny(
  sid: string,
  actions: string[],
  scope: Scope,
): PolicyStatement {
  return new PolicyStatement({ sid, effect: Effect.DENY, actions, ...scope });
}

/** An ARN in the stack's own partition, region and account. */
export function localArn(service: string, resource: string): string {
  return `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
}

/** An IAM ARN in the stack's own partition and account; IAM has no regions. */
export function iamArn(resource: string): string {
  return `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:${resource}`;
}

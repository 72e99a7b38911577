import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { RecordedCall } from './AwsControl';

interface Statement {
  Effect: string;
  Action: string | string[];
  [member: string]: unknown;
}

/** A policy of a role, as IAM holds it. */
export interface RolePolicy {
  name: string;
  document: { Version: string; Statement: Statement[] };
}

/** The policies of a role, inline and attached. */
export async function readRolePolicies(
  iam: IAMClient,
  roleArn: string,
): Promise<RolePolicy[]> {
  const RoleName = roleArn.split('/').pop();
  const policies: RolePolicy[] = [];
  const inline = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of inline.PolicyNames ?? []) {
    const { PolicyDocument } = await iam.send(
      new GetRolePolicyCommand({ RoleName, PolicyName }),
    );
    policies.push({ name: PolicyName, document: parse(PolicyDocument) });
  }
  const attached = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName }),
  );
  for (const { PolicyArn, PolicyName = '' } of attached.AttachedPolicies ??
    []) {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({
        PolicyArn,
        VersionId: Policy?.DefaultVersionId,
      }),
    );
    policies.push({
      name: PolicyName,
      document: parse(PolicyVersion?.Document),
    });
  }
  return policies;
}

/** IAM answers with a URL-encoded document. */
function parse(document: string | undefined): RolePolicy['document'] {
  const parsed = JSON.parse(decodeURIComponent(document ?? ''));
  return { ...parsed, Statement: [parsed.Statement].flat() };
}

/** The same policies, with one action taken out of every statement. */
export function withoutAction(
  policies: RolePolicy[],
  action: string,
): RolePolicy[] {
  return policies.map(policy => ({
    ...policy,
    document: {
      ...policy.document,
      Statement: policy.document.Statement.map(statement => ({
        ...statement,
        Action: [statement.Action].flat().filter(name => name !== action),
      })).filter(({ Action }) => Action.length > 0),
    },
  }));
}

/** What of a call the role's policies do not allow: `action on resource`. */
export async function deniedAuthorizations(
  call: RecordedCall,
  policies: RolePolicy[],
  accountId: string,
): Promise<string[]> {
  const denied: string[] = [];
  for (const { action, resource, conditionKeys } of call.authorization) {
    const simulation = await runSimulation(
      {
        request: {
          principal: call.callerArn,
          action,
          resource: { resource, accountId },
          contextVariables: contextVariables(call, conditionKeys),
        },
        identityPolicies: policies.map(({ name, document }) => ({
          name,
          policy: document,
        })),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(action.startsWith('kms:') && {
          resourcePolicy: accountKeyPolicy(accountId),
        }),
      },
      {},
    );
    if (simulation.resultType === 'error') {
      throw new Error(`${action} on ${resource}: ${simulation.errors.message}`);
    }
    if (simulation.overallResult !== 'Allowed') {
      denied.push(`${action} on ${resource}`);
    }
  }
  return denied;
}

function contextVariables(
  call: RecordedCall,
  conditionKeys: RecordedCall['authorization'][number]['conditionKeys'] = {},
): Record<string, string | string[]> {
  const principalTags = Object.entries(call.sessionTags).map(([key, value]) => [
    `aws:PrincipalTag/${key}`,
    value,
  ]);
  const own = Object.entries(conditionKeys).map(([key, value]) => [
    key,
    Array.isArray(value) ? value : String(value),
  ]);
  return Object.fromEntries([
    ['aws:PrincipalArn', call.roleArn ?? call.callerArn],
    ['aws:RequestedRegion', call.region],
    ...principalTags,
    // Service Catalog reads a copy of the template that it tagged so; local-aws reads the original.
    ['s3:ExistingObjectTag/servicecatalog:provisioning', 'true'],
    ...own,
  ]);
}

/** KMS asks the key's policy first: the template's keys, as new ones, leave it to the account's IAM. */
function accountKeyPolicy(accountId: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
}

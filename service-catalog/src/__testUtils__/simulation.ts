import {
  runSimulation,
  type RequestAnalysis,
  type Simulation,
} from '@cloud-copilot/iam-simulate';
import { ACCOUNT } from './account';
import { denyingLayers, type PolicyLayer } from './policyLayers';

/** A call as IAM sees it, with the policies that decide about it. */
export interface SimulatedCall {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Account of the resource, if not the deployment's. */
  readonly resourceAccount?: string;
  readonly context?: Record<string, string | string[]>;
  readonly identityPolicies?: unknown[];
  readonly permissionsBoundary?: unknown;
  /** Beside `FullAWSAccess`, which every organization starts with. */
  readonly serviceControlPolicies?: unknown[];
  /** Beside `RCPFullAWSAccess`. */
  readonly resourceControlPolicies?: unknown[];
  /** A bucket's, a key's or a role's own policy. */
  readonly resourcePolicy?: unknown;
  readonly endpointPolicy?: unknown;
}

const named = (policies: unknown[]) =>
  policies.map((policy, index) => ({ name: `policy${index}`, policy }));

const ofOrganization = (policies: unknown[]) => [
  { orgIdentifier: 'organization', policies: named(policies) },
];

const optional = (policy: unknown) =>
  policy === undefined ? undefined : named([policy]);

/** The identity policy of somebody who may do everything. */
export const ADMINISTRATOR = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

async function analyse(call: SimulatedCall): Promise<RequestAnalysis[]> {
  const simulation: Simulation = {
    request: {
      principal: call.principal,
      action: call.action,
      resource: {
        resource: call.resource,
        accountId: call.resourceAccount ?? ACCOUNT,
      },
      contextVariables: {
        'aws:PrincipalArn': call.principal,
        'aws:PrincipalAccount': call.principal.split(':')[4],
        ...call.context,
      },
    },
    identityPolicies: named(call.identityPolicies ?? []),
    serviceControlPolicies: call.serviceControlPolicies
      ? ofOrganization([ADMINISTRATOR, ...call.serviceControlPolicies])
      : [],
    resourceControlPolicies: call.resourceControlPolicies
      ? ofOrganization(call.resourceControlPolicies)
      : [],
    resourcePolicy: call.resourcePolicy,
    permissionBoundaryPolicies: optional(call.permissionsBoundary),
    vpcEndpointPolicies: optional(call.endpointPolicy),
  };
  const answer = await runSimulation(simulation, {});
  if (answer.resultType === 'error') {
    throw new Error(JSON.stringify(answer.errors));
  }
  const results =
    answer.resultType === 'single' ? [answer.result] : answer.results;
  if (results.length === 0) {
    throw new Error(`Nothing to simulate for ${call.resource}`);
  }
  return results.map(({ analysis }) => analysis);
}

/**
 * Whether IAM would allow the call.
 *
 * @throws Error where the simulator finds a policy or the request malformed.
 */
export async function isAllowed(call: SimulatedCall): Promise<boolean> {
  const analyses = await analyse(call);
  return analyses.every(({ result }) => result === 'Allowed');
}

/** The policies that stand against the call; none if IAM would allow it. */
export async function deniedBy(call: SimulatedCall): Promise<PolicyLayer[]> {
  const analyses = await analyse(call);
  return [...new Set(analyses.flatMap(denyingLayers))];
}

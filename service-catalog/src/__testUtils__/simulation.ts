import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT } from './deployment';

/** A call as IAM sees it, with the policies that decide about it. */
export interface SimulatedCall {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Account of the resource, if not the deployment's. */
  readonly resourceAccount?: string;
  readonly context?: Record<string, string | string[]>;
  readonly identityPolicies?: unknown[];
  readonly resourcePolicy?: unknown;
  readonly endpointPolicy?: unknown;
}

const named = (policies: unknown[]) =>
  policies.map((policy, index) => ({ name: `policy${index}`, policy }));

/** The identity policy of somebody who may do everything. */
export const ADMINISTRATOR = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

/**
 * Whether IAM would allow the call.
 *
 * @throws Error where the simulator finds a policy or the request malformed.
 */
export async function isAllowed(call: SimulatedCall): Promise<boolean> {
  const simulation: Simulation = {
    request: {
      principal: call.principal,
      action: call.action,
      resource: {
        resource: call.resource,
        accountId: call.resourceAccount ?? ACCOUNT,
      },
      contextVariables: call.context ?? {},
    },
    identityPolicies: named(call.identityPolicies ?? []),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: call.resourcePolicy,
    vpcEndpointPolicies:
      call.endpointPolicy === undefined
        ? undefined
        : named([call.endpointPolicy]),
  };
  const answer = await runSimulation(simulation, {});
  if (answer.resultType === 'error') {
    throw new Error(JSON.stringify(answer.errors));
  }
  return answer.overallResult === 'Allowed';
}

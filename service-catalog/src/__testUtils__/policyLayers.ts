import type { RequestAnalysis } from '@cloud-copilot/iam-simulate';

/** Where a policy that decides about a call comes from. */
export type PolicyLayer =
  | 'identity'
  | 'boundary'
  | 'serviceControl'
  | 'resourceControl'
  | 'endpoint'
  | 'resource';

/**
 * The layers of a simulated call that do not let it through. A resource's policy that is merely
 * silent counts where no other layer objects: within an account the identity's policy is enough,
 * unless the resource is one, as keys and roles are, that must agree itself.
 */
export function denyingLayers(analysis: RequestAnalysis): PolicyLayer[] {
  if (analysis.result === 'Allowed') {
    return [];
  }
  const results: [PolicyLayer, string | undefined][] = [
    ['identity', analysis.identityAnalysis?.result],
    ['boundary', analysis.permissionBoundaryAnalysis?.result],
    ['serviceControl', analysis.scpAnalysis?.result],
    ['resourceControl', analysis.rcpAnalysis?.result],
    ['endpoint', analysis.endpointAnalysis?.result],
  ];
  const denying = results
    .filter(([, result]) => result !== undefined && result !== 'Allowed')
    .map(([layer]) => layer);
  const resource = analysis.resourceAnalysis?.result;
  return resource === 'ExplicitlyDenied' || denying.length === 0
    ? [...denying, 'resource']
    : denying;
}

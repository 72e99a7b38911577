import { AwsGateways, AwsTarget } from '../aws';
import { describeAllowlist } from '../environments/sections/allowlist';
import { createLiveSource } from '../environments/SectionSource';

/**
 * The team's domains that the environment's firewall passes now.
 *
 * @throws AwsError
 */
export async function readLiveDomains(
  gateways: AwsGateways,
  target: AwsTarget,
  stackArn: string,
): Promise<string[]> {
  const stack = await gateways
    .cloudFormation(target, 'read')
    .describeStack(stackArn);
  if (!stack || Object.keys(stack.outputs).length === 0) {
    return [];
  }
  const { data } = await describeAllowlist(
    createLiveSource(gateways, target),
    stack,
  );
  return data.team.domains;
}

import { ExistingVpc, Violation } from 'backstage-plugin-secure-studio-common';
import { Subnet } from '../aws';

/**
 * The rules that the subnets of an existing VPC break.
 *
 * @param found - Those of the named subnets that AWS has.
 * @param cidrs - Their ranges, as the request says.
 */
export function checkSubnets(
  { vpcId, studioSubnetIds }: ExistingVpc,
  found: readonly Subnet[],
  cidrs: readonly string[],
): Violation[] {
  const subnets = studioSubnetIds.map(id =>
    found.find(subnet => subnet.id === id),
  );
  return subnets.flatMap((subnet, index) => {
    const field = `existingVpc.studioSubnetIds[${index}]`;
    if (subnet?.vpcId !== vpcId) {
      return [{ field, rule: `must be a subnet of ${vpcId}` }];
    }
    if (subnets.findIndex(other => other?.zone === subnet.zone) < index) {
      return [
        {
          field,
          rule: `must be in a zone of its own, and another one is in ${subnet.zone} too`,
        },
      ];
    }
    return subnet.cidr === cidrs[index]
      ? []
      : [
          {
            field: `network.studioSubnetCidrs[${index}]`,
            rule: `must be the range of ${subnet.id}: ${subnet.cidr}`,
          },
        ];
  });
}

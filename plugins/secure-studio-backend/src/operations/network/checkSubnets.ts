import { ExistingVpc, Violation } from 'backstage-plugin-secure-studio-common';
import { Subnet } from '../../aws';

/**
 * The rules that the Studio subnets of an existing VPC break.
 *
 * @param found - The VPC's subnets.
 * @param wanted - The ranges of the named subnets, as the request says, and the addresses that the
 * environment itself takes of each.
 */
export function checkSubnets(
  { vpcId, studioSubnetIds }: ExistingVpc,
  found: readonly Subnet[],
  wanted: { cidrs: readonly string[]; addresses: number },
): Violation[] {
  const subnets = studioSubnetIds.map(id =>
    found.find(subnet => subnet.id === id),
  );
  return subnets.flatMap((subnet, index) => {
    const field = `existingVpc.studioSubnetIds[${index}]`;
    if (subnet?.vpcId !== vpcId) {
      return [{ field, rule: `must be a subnet of ${vpcId}` }];
    }
    const isZoneTaken =
      subnets.findIndex(other => other?.zone === subnet.zone) < index;
    const cidr = wanted.cidrs[index];
    return [
      ...brokenRules(subnet, isZoneTaken, wanted.addresses).map(rule => ({
        field,
        rule,
      })),
      ...(subnet.cidr === cidr
        ? []
        : [
            {
              field: `network.studioSubnetCidrs[${index}]`,
              rule: `must be the range of ${subnet.id}: ${subnet.cidr}`,
            },
          ]),
    ];
  });
}

function brokenRules(
  { id, zone, state, freeAddresses }: Subnet,
  isZoneTaken: boolean,
  addresses: number,
): string[] {
  const rules: [boolean, string][] = [
    [
      isZoneTaken,
      `must be in a zone of its own, and another one is in ${zone} too`,
    ],
    [
      state !== 'available',
      `must be a subnet that is available: the state of ${id} is ${state}`,
    ],
    [
      freeAddresses < addresses,
      `must have ${addresses} free addresses for the environment's own network interfaces, and more for whoever works in it: ${id} has ${freeAddresses}`,
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, rule]) => rule);
}

import { ExistingVpc, Violation } from 'backstage-plugin-secure-studio-common';
import { RouteTable } from '../../aws';

const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** What leads to the internet, wherever else it may lead. */
const INTERNET_TARGETS = /^(igw|nat|eigw)-/;

/**
 * The rules that the route tables of the Studio subnets break. The product puts routes into them: to
 * its gateway endpoints, and in every egress mode but `none` the default route, which leads to the
 * firewall or NAT gateway of the subnet's own zone. So each is the table of its own subnet, of no
 * other one, and leads nowhere past the firewall.
 *
 * @param found - Of the named tables, those that there are.
 */
export function checkRouteTables(
  { vpcId, studioSubnetIds, studioRouteTableIds }: ExistingVpc,
  found: readonly RouteTable[],
): Violation[] {
  return studioRouteTableIds.flatMap((id, index) => {
    const table = found.find(candidate => candidate.id === id);
    const rules =
      table?.vpcId === vpcId
        ? brokenRules(table, studioSubnetIds[index])
        : [`must be a route table of ${vpcId}`];
    return rules.map(rule => ({
      field: `existingVpc.studioRouteTableIds[${index}]`,
      rule,
    }));
  });
}

function brokenRules(table: RouteTable, subnetId: string): string[] {
  const others = table.subnetIds.filter(id => id !== subnetId);
  const past = table.routes.find(
    ({ destination, target }) =>
      ANYWHERE.includes(destination) || INTERNET_TARGETS.test(target),
  );
  const rules: [boolean, string][] = [
    [
      table.isMain,
      `must not be the main route table of ${table.vpcId}, which every subnet uses that has none: give ${subnetId} a route table of its own`,
    ],
    [
      !table.isMain && !table.subnetIds.includes(subnetId),
      `must be the route table of ${subnetId}: associate ${table.id} with it`,
    ],
    [
      others.length > 0,
      `must be the route table of ${subnetId} alone, since the environment's routes would hold for ${others.join(
        ', ',
      )} too`,
    ],
    [
      past !== undefined,
      `must lead nowhere past the environment's own way out: take the route to ${past?.destination} through ${past?.target} out of ${table.id}`,
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, rule]) => rule);
}

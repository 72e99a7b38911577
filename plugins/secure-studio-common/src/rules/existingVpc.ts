import { ExistingVpc } from '../api';
import { EnvironmentSettings } from '../settings';
import { Violation } from './Violation';

/** Ids of 8 or 17 hexadecimal digits (EC2 User Guide, "Resource IDs"). */
const id = (prefix: string) =>
  new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`);

const FORMS: Record<keyof ExistingVpc, { form: RegExp; example: string }> = {
  vpcId: { form: id('vpc'), example: 'vpc-0123456789abcdef0' },
  studioSubnetIds: { form: id('subnet'), example: 'subnet-0123456789abcdef0' },
  studioRouteTableIds: { form: id('rtb'), example: 'rtb-0123456789abcdef0' },
  internetGatewayId: { form: id('igw'), example: 'igw-0123456789abcdef0' },
  s3EndpointId: { form: id('vpce'), example: 'vpce-0123456789abcdef0' },
};

/**
 * The rules that an existing VPC breaks.
 *
 * @param hasNetwork - Whether the request names the addresses too.
 * @public
 */
export function checkExistingVpc(
  { existingVpc, egress, zones }: EnvironmentSettings,
  hasNetwork: boolean,
): Violation[] {
  if (!existingVpc) {
    return [];
  }
  const { internetGatewayId, studioSubnetIds, studioRouteTableIds } =
    existingVpc;
  const field = (name: keyof ExistingVpc) => `existingVpc.${name}`;
  return [
    ...checkForms(existingVpc),
    ...checkList(field('studioSubnetIds'), studioSubnetIds, zones),
    ...checkList(field('studioRouteTableIds'), studioRouteTableIds, zones),
    ...(egress.mode !== 'none' && !internetGatewayId
      ? [
          {
            field: field('internetGatewayId'),
            rule: `is required with the egress mode ${egress.mode}, which leads out through it`,
          },
        ]
      : []),
    ...(egress.placement === 'afterNat'
      ? [
          {
            field: 'egress.placement',
            rule: "must be beforeNat in an existing VPC: afterNat needs the routes of the VPC's own internet gateway",
          },
        ]
      : []),
    ...(hasNetwork
      ? []
      : [
          {
            field: 'network',
            rule: "is required with an existing VPC: the VPC's range, those of its Studio subnets, and free ones for firewall and NAT gateway",
          },
        ]),
  ];
}

function checkForms(vpc: ExistingVpc): Violation[] {
  return (Object.keys(FORMS) as (keyof ExistingVpc)[]).flatMap(name => {
    const { form, example } = FORMS[name];
    const value = vpc[name] ?? [];
    const fields = Array.isArray(value)
      ? value.map((item, index) => ({ item, field: `${name}[${index}]` }))
      : [{ item: value, field: name }];
    return fields
      .filter(({ item }) => !form.test(item))
      .map(({ field }) => ({
        field: `existingVpc.${field}`,
        rule: `must be an id such as ${example}`,
      }));
  });
}

function checkList(
  field: string,
  ids: readonly string[],
  zones: number,
): Violation[] {
  return [
    ...(ids.length === zones
      ? []
      : [
          {
            field,
            rule: `must have one for each zone: ${zones}, not ${ids.length}`,
          },
        ]),
    ...(new Set(ids).size === ids.length
      ? []
      : [{ field, rule: 'must not have one twice' }]),
  ];
}

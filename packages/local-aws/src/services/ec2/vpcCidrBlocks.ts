import type {
  AssociateVpcCidrBlockRequest,
  AssociateVpcCidrBlockResult,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { Cidr, contains, formatCidr, overlap, parseCidr } from './cidr';
import { newId } from './ids';
import { operation } from './operation';
import { quotas } from './quotas';
import { routeTables, VpcRecord, vpcs } from './tables';

/**
 * A block for a VPC or a subnet: "The allowed block size is between a /28 netmask and
 * a /16 netmask" (Amazon VPC user guide).
 *
 * @throws InvalidParameterValue, or `rangeError` for a block of another size
 */
export function networkCidr(text: string, rangeError: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  if (cidr.prefix < 16 || cidr.prefix > 28) {
    throw new AwsError(rangeError, `The CIDR '${text}' is invalid.`);
  }
  return cidr;
}

/** The blocks of a VPC, the one that it was made with first. */
export function blocksOf({ vpc }: Pick<VpcRecord, 'vpc'>): Cidr[] {
  const associated = vpc.CidrBlockAssociationSet ?? [];
  return associated.flatMap(({ CidrBlock = '' }) => parseCidr(CidrBlock) ?? []);
}

const AssociateVpcCidrBlock = operation<AssociateVpcCidrBlockRequest>()(
  ['VpcId', 'CidrBlock'],
  [],
  ({ VpcId, CidrBlock }, { state }): AssociateVpcCidrBlockResult => {
    const record = vpcs.find(state, VpcId);
    const cidr = networkCidr(CidrBlock, 'InvalidVpc.Range');
    requireFree(cidr, record);
    const association = {
      AssociationId: newId('vpc-cidr-assoc'),
      CidrBlock: formatCidr(cidr),
    };
    const { vpc } = record;
    const CidrBlockAssociationSet = [
      ...(vpc.CidrBlockAssociationSet ?? []),
      { ...association, CidrBlockState: { State: 'associated' as const } },
    ];
    vpcs
      .rows(state)
      .set(VpcId, { ...record, vpc: { ...vpc, CidrBlockAssociationSet } });
    for (const table of routeTables.all(state)) {
      if (table.VpcId === VpcId) {
        routeTables.rows(state).set(table.RouteTableId, {
          ...table,
          routes: [...table.routes, localRoute(association.CidrBlock)],
        });
      }
    }
    return {
      VpcId,
      CidrBlockAssociation: {
        ...association,
        CidrBlockState: { State: 'associating' },
      },
    };
  },
);

/** The route inside a VPC: "one for each of the VPC's CIDR blocks" (Amazon VPC user guide). */
export function localRoute(DestinationCidrBlock: string | undefined) {
  return {
    DestinationCidrBlock,
    GatewayId: 'local',
    Origin: 'CreateRouteTable' as const,
  };
}

/** @throws AwsError for a block that the VPC cannot have beside its own. */
function requireFree(cidr: Cidr, record: VpcRecord): void {
  const { VpcId } = record.vpc;
  const blocks = blocksOf(record);
  const block = formatCidr(cidr);
  if (blocks.length >= quotas.cidrBlocksPerVpc) {
    throw new AwsError(
      'CidrLimitExceeded',
      `This network '${VpcId}' has met its maximum number of allowed CIDRs: ${quotas.cidrBlocksPerVpc}`,
    );
  }
  // [UNV] code and words.
  if (blocks.some(taken => overlap(taken, cidr))) {
    throw new AwsError(
      'CidrConflict',
      `The CIDR '${block}' conflicts with another CIDR of the network '${VpcId}'`,
    );
  }
  if (isRestricted(cidr, blocks)) {
    throw new AwsError(
      'InvalidVpc.Range',
      `The CIDR '${block}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR. For additional restrictions, see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html`,
    );
  }
}

const range = (text: string): Cidr => {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`${text} is not a block`);
  return cidr;
};
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(range);
const NEVER = ['169.254.0.0/16', '198.19.0.0/16', '172.31.0.0/16'].map(range);
const FIRST_TWO_OF_TEN = range('10.0.0.0/15');
const FIRST_OF_TEN = range('10.0.0.0/16');

/** "IPv4 CIDR block association restrictions" (Amazon VPC user guide). */
function isRestricted(
  cidr: Cidr,
  [first, ...others]: readonly Cidr[],
): boolean {
  return (
    NEVER.some(never => overlap(never, cidr)) ||
    PRIVATE.some(one => overlap(one, cidr) && !contains(one, first)) ||
    (contains(FIRST_OF_TEN, cidr) &&
      [first, ...others].some(block => contains(FIRST_TWO_OF_TEN, block)))
  );
}

export const vpcCidrBlockOperations = { AssociateVpcCidrBlock };

import { Violation } from 'backstage-plugin-secure-studio-common';
import { Vpc } from '../../aws';

const FIELD = 'existingVpc.vpcId';

/**
 * The rules that an existing VPC itself breaks.
 *
 * @param vpcCidr - Its range, as the request says.
 */
export function checkVpc(
  vpc: Vpc,
  { accountId, vpcCidr }: { accountId: string; vpcCidr: string },
): Violation[] {
  const rules: [boolean, string][] = [
    [
      vpc.ownerId !== accountId,
      `must be a VPC of the target's own account ${accountId}: into one that is shared from another account no subnets and routes can be put`,
    ],
    [
      vpc.state !== 'available',
      `must be a VPC that is available: the state of ${vpc.id} is ${vpc.state}`,
    ],
    // SageMaker Developer Guide, "Choose an Amazon VPC".
    [
      vpc.tenancy !== 'default',
      `must be a VPC with the default tenancy: that of ${vpc.id} is ${vpc.tenancy}, in which no Studio runs`,
    ],
    [
      !vpc.dnsSupport,
      `must be a VPC with DNS support, which the private names of its endpoints need: switch enableDnsSupport of ${vpc.id} on`,
    ],
    [
      !vpc.dnsHostnames,
      `must be a VPC with DNS hostnames, which the private names of its endpoints need: switch enableDnsHostnames of ${vpc.id} on`,
    ],
  ];
  return [
    ...rules
      .filter(([broken]) => broken)
      .map(([, rule]) => ({ field: FIELD, rule })),
    ...(vpc.cidrs.includes(vpcCidr)
      ? []
      : [
          {
            field: 'network.vpcCidr',
            rule: `must be a range of ${vpc.id}: ${vpc.cidrs.join(', ')}`,
          },
        ]),
  ];
}

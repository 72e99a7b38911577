import type { DescribeVpcsResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { awsService } from '../../identity/roles';
import { CallContext } from '../../service';

export async function vpcExists(
  vpcId: string,
  context: CallContext,
): Promise<boolean> {
  const resolver = awsService(
    context.caller.accountId,
    'route53resolver.amazonaws.com',
  );
  try {
    const { Vpcs = [] } = await context.invoke<DescribeVpcsResult>(
      'ec2',
      'DescribeVpcs',
      { VpcIds: [vpcId] },
      resolver,
    );
    return Vpcs.length === 1;
  } catch (error) {
    if (error instanceof AwsError && /NotFound|Malformed/.test(error.code)) {
      return false;
    }
    throw error;
  }
}

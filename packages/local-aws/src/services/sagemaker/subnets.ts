import { DescribeSubnetsResult } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { awsService } from '../../identity/roles';
import { CallContext } from '../../service';
import { validationError } from './errors';

/** @throws AwsError ValidationException unless all subnets exist in the VPC. */
export async function checkSubnets(
  vpcId: string,
  subnetIds: readonly string[],
  context: CallContext,
): Promise<void> {
  const sagemaker = awsService(
    context.caller.accountId,
    'sagemaker.amazonaws.com',
  );
  try {
    const { Subnets = [] } = await context.invoke<DescribeSubnetsResult>(
      'ec2',
      'DescribeSubnets',
      { SubnetIds: subnetIds },
      sagemaker,
    );
    const stranger = Subnets.find(({ VpcId }) => VpcId !== vpcId);
    if (stranger) {
      throw validationError(
        `Subnet ${stranger.SubnetId} does not belong to VPC ${vpcId}.`,
      );
    }
  } catch (error) {
    if (error instanceof AwsError && /NotFound|Malformed/.test(error.code)) {
      throw validationError(error.message);
    }
    throw error;
  }
}

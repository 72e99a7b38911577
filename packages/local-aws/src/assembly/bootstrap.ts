import { AwsError } from '../AwsError';
import { Environment } from './CloudAssembly';
import { Invoke } from './Invoke';

/** The CDK's default qualifier. */
const QUALIFIER = 'hnb659fds';

/** The version of the bootstrap template that this stands for: above all that the CDK asks for. */
const VERSION = '21';

/** Provides what `cdk bootstrap` leaves in an account as far as deployments here use it. */
export async function provideBootstrap(
  invoke: Invoke,
  { accountId, region }: Environment,
): Promise<void> {
  await invoke('ssm', 'PutParameter', {
    Name: `/cdk-bootstrap/${QUALIFIER}/version`,
    Type: 'String',
    Value: VERSION,
    Overwrite: true,
  });
  try {
    await invoke('s3', 'CreateBucket', {
      Bucket: `cdk-${QUALIFIER}-assets-${accountId}-${region}`,
      ...(region !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: region },
      }),
    });
  } catch (error) {
    if (
      !(error instanceof AwsError) ||
      error.code !== 'BucketAlreadyOwnedByYou'
    ) {
      throw error;
    }
  }
}

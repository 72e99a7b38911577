import { AwsError } from '../../AwsError';
import { assumeRole, awsService } from '../../identity/roles';
import { CallContext, Caller } from '../../service';
import { ProvisionedProductRecord } from './records';

const SERVICE = 'servicecatalog.amazonaws.com';

/** Who deals with the stack: the launch role's session, or the owner where no launch constraint is. */
export async function launcher(
  product: ProvisionedProductRecord,
  context: CallContext,
): Promise<Caller> {
  if (product.LaunchRoleArn === undefined) {
    return { ...product.owner, calledVia: SERVICE };
  }
  try {
    const { session } = await assumeRole(
      awsService(context.caller.accountId, SERVICE),
      {
        roleArn: product.LaunchRoleArn,
        sessionName: 'servicecatalog',
        tags: {},
      },
      context,
    );
    return { ...session, calledVia: SERVICE };
  } catch (error) {
    if (error instanceof AwsError && error.code === 'AccessDenied') {
      throw new AwsError(
        'AccessDeniedException',
        `Access denied while assuming the role ${product.LaunchRoleArn}`,
      );
    }
    throw error;
  }
}

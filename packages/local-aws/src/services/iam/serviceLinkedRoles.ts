import type {
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
} from '@aws-sdk/client-iam';
import { AwsError } from '../../AwsError';
import { newId } from './names';
import { operation } from './operation';
import { describeRole, findRole } from './roles';
import { RoleRecord, setRole } from './tables';

/** The roles of the services that local-aws has to do with ("AWS services that work with IAM"). */
const roleNames: Readonly<Record<string, string>> = {
  'network-firewall.amazonaws.com': 'AWSServiceRoleForNetworkFirewall',
  'sagemaker.amazonaws.com': 'AWSServiceRoleForAmazonSageMakerNotebooks',
  'delivery.logs.amazonaws.com': 'AWSServiceRoleForLogDelivery',
  'vpc-lattice.amazonaws.com': 'AWSServiceRoleForVpcLattice',
};

const CreateServiceLinkedRole = operation<CreateServiceLinkedRoleRequest>()(
  ['AWSServiceName'],
  ['Description'],
  (
    { AWSServiceName, Description },
    { state, caller, clock },
  ): CreateServiceLinkedRoleResponse => {
    const RoleName = roleNames[AWSServiceName];
    if (!RoleName) {
      throw new AwsError(
        'InvalidInput',
        `Service-linked roles of ${AWSServiceName} are not known to local-aws.`,
      );
    }
    if (findRole(state, RoleName)) {
      throw new AwsError(
        'InvalidInput',
        `Service role name ${RoleName} has been taken in this account, please try a different suffix.`,
      );
    }
    const Path = `/aws-service-role/${AWSServiceName}/`;
    const role: RoleRecord = {
      RoleName,
      RoleId: newId('AROA'),
      Arn: `arn:aws:iam::${caller.accountId}:role${Path}${RoleName}`,
      Path,
      Description,
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: AWSServiceName },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
      createdAt: clock.now().toISOString(),
      tags: [],
      inlinePolicies: [],
      attachedPolicyArns: [],
    };
    setRole(state, role);
    return { Role: describeRole(role) };
  },
);

export const serviceLinkedRoleOperations = { CreateServiceLinkedRole };

import { Service } from '../../service';
import { attachedPolicyOperations } from './attachedPolicies';
import { authorization } from './authorization';
import { policyOperations } from './policies';
import { policyVersionOperations } from './policyVersions';
import { rolePolicyOperations } from './rolePolicies';
import { roleOperations } from './roles';
import { serviceLinkedRoleOperations } from './serviceLinkedRoles';

/** AWS Identity and Access Management: roles and managed policies. */
export const iamService: Service = {
  id: 'iam',
  operations: {
    ...roleOperations,
    ...rolePolicyOperations,
    ...policyOperations,
    ...policyVersionOperations,
    ...attachedPolicyOperations,
    ...serviceLinkedRoleOperations,
  },
  authorization,
};

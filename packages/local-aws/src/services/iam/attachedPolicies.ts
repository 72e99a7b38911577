import type {
  AttachRolePolicyRequest,
  DetachRolePolicyRequest,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
} from '@aws-sdk/client-iam';
import { page } from './listing';
import { requireManagedPolicy } from './managedPolicies';
import { limitExceeded, noSuchEntity, operation } from './operation';
import { getRole, setRole } from './tables';

/** Quota "Managed policies attached to an IAM role", default 10. */
const maximumAttached = 10;

const AttachRolePolicy = operation<AttachRolePolicyRequest>()(
  ['RoleName', 'PolicyArn'],
  [],
  ({ RoleName, PolicyArn }, { state }): object => {
    const role = getRole(state, RoleName);
    requireManagedPolicy(state, PolicyArn);
    if (role.attachedPolicyArns.includes(PolicyArn)) {
      return {};
    }
    if (role.attachedPolicyArns.length >= maximumAttached) {
      throw limitExceeded(
        `Cannot exceed quota for PoliciesPerRole: ${maximumAttached}`,
      );
    }
    setRole(state, {
      ...role,
      attachedPolicyArns: [...role.attachedPolicyArns, PolicyArn],
    });
    return {};
  },
);

const DetachRolePolicy = operation<DetachRolePolicyRequest>()(
  ['RoleName', 'PolicyArn'],
  [],
  ({ RoleName, PolicyArn }, { state }): object => {
    const role = getRole(state, RoleName);
    if (!role.attachedPolicyArns.includes(PolicyArn)) {
      throw noSuchEntity(`Policy ${PolicyArn} was not found.`);
    }
    setRole(state, {
      ...role,
      attachedPolicyArns: role.attachedPolicyArns.filter(
        arn => arn !== PolicyArn,
      ),
    });
    return {};
  },
);

const ListAttachedRolePolicies = operation<ListAttachedRolePoliciesRequest>()(
  ['RoleName'],
  ['PathPrefix', 'MaxItems', 'Marker'],
  (input, { state }): ListAttachedRolePoliciesResponse => {
    const arns = getRole(state, input.RoleName).attachedPolicyArns.filter(arn =>
      pathOf(arn).startsWith(input.PathPrefix ?? '/'),
    );
    const { items, ...rest } = page(arns, arn => arn, input);
    return {
      ...rest,
      AttachedPolicies: items.map(PolicyArn => ({
        PolicyArn,
        PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
      })),
    };
  },
);

function pathOf(policyArn: string): string {
  return policyArn.slice(
    policyArn.indexOf('/'),
    policyArn.lastIndexOf('/') + 1,
  );
}

export const attachedPolicyOperations = {
  AttachRolePolicy,
  DetachRolePolicy,
  ListAttachedRolePolicies,
};

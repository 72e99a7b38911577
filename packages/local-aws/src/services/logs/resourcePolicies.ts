import type {
  DeleteResourcePolicyRequest,
  DescribeResourcePoliciesRequest,
  DescribeResourcePoliciesResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../AwsError';
import { parsePolicyDocument } from '../iam/policyDocument';
import { pageOf } from '../page';
import { invalidParameter, operation } from './operation';
import { resourcePolicies } from './tables';

/** "There can be up to 10 resource policies per AWS Region per account", of 5120 bytes each. */
const maximumPolicies = 10;
const maximumSize = 5120;

const PutResourcePolicy = operation<PutResourcePolicyRequest>()(
  ['policyName', 'policyDocument'],
  [],
  (
    { policyName, policyDocument },
    { state, clock },
  ): PutResourcePolicyResponse => {
    const { problem } = parsePolicyDocument(policyDocument, 'resource');
    if (problem !== undefined || policyDocument.length > maximumSize) {
      throw invalidParameter(
        problem ?? `The policy is longer than ${maximumSize} bytes.`,
      );
    }
    const policies = resourcePolicies(state);
    if (
      !policies.get(policyName) &&
      policies.values().length >= maximumPolicies
    ) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    const policy = {
      policyName,
      policyDocument,
      lastUpdatedTime: clock.now().getTime(),
    };
    policies.set(policyName, policy);
    return { resourcePolicy: policy };
  },
);

const DescribeResourcePolicies = operation<DescribeResourcePoliciesRequest>()(
  [],
  ['limit', 'nextToken'],
  ({ limit = 50, nextToken }, { state }): DescribeResourcePoliciesResponse => {
    const found = pageOf(
      resourcePolicies(state).values(),
      ({ policyName }) => policyName,
      limit,
      nextToken,
    );
    if (!found) {
      throw invalidParameter('The specified nextToken is invalid.');
    }
    return { resourcePolicies: found.items, nextToken: found.nextToken };
  },
);

const DeleteResourcePolicy = operation<DeleteResourcePolicyRequest>()(
  ['policyName'],
  [],
  ({ policyName }, { state }): object => {
    if (!resourcePolicies(state).delete(policyName)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Policy with name [${policyName}] does not exist`,
      );
    }
    return {};
  },
);

export const resourcePolicyOperations = {
  PutResourcePolicy,
  DescribeResourcePolicies,
  DeleteResourcePolicy,
};

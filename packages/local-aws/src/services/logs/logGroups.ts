import type {
  AssociateKmsKeyRequest,
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DisassociateKmsKeyRequest,
  LogGroup,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { allowsService } from '../kms/keyPolicy';
import { findUsableKey } from '../kms/tables';
import { pageOf } from '../page';
import { invalidParameter, operation } from './operation';
import {
  findLogGroup,
  LogGroupRecord,
  logEvents,
  logGroups,
  logStreams,
  removeAll,
  setLogGroup,
} from './tables';
import { withAddedTags } from './tags';

/** "Possible values are: …" (API reference, PutRetentionPolicy) */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

const CreateLogGroup = operation<CreateLogGroupRequest>()(
  ['logGroupName'],
  ['kmsKeyId', 'tags', 'logGroupClass'],
  (input, context): object => {
    const { state, caller, region, clock } = context;
    const { logGroupName: name, kmsKeyId } = input;
    if (!/^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) {
      throw invalidParameter(
        `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
      );
    }
    if (input.logGroupClass && input.logGroupClass !== 'STANDARD') {
      throw invalidParameter(
        `local-aws does not serve the log group class ${input.logGroupClass}.`,
      );
    }
    if (logGroups(state).get(name)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'The specified log group already exists',
      );
    }
    const arn = `arn:aws:logs:${region}:${caller.accountId}:log-group:${name}`;
    setLogGroup(state, {
      name,
      arn,
      creationTime: clock.now().getTime(),
      kmsKeyId: kmsKeyId && usableKey(kmsKeyId, arn, context),
      tags: withAddedTags({}, input.tags ?? {}, context),
    });
    return {};
  },
);

/** What the key policy has to allow: "Encrypt log data in CloudWatch Logs", step 2. */
function usableKey(
  keyArn: string,
  groupArn: string,
  context: CallContext,
): string {
  const service = `logs.${context.region}.amazonaws.com`;
  try {
    const key = findUsableKey(keyArn, context);
    if (
      key.enabled &&
      allowsService(key, service, { 'aws:logs:arn': groupArn })
    ) {
      return key.arn;
    }
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
  throw invalidParameter(
    `The specified KMS key does not exist or is not allowed to be used with Arn '${groupArn}'`,
  );
}

const DescribeLogGroups = operation<DescribeLogGroupsRequest>()(
  [],
  ['logGroupNamePrefix', 'logGroupNamePattern', 'limit', 'nextToken'],
  (input, { state }): DescribeLogGroupsResponse => {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern } = input;
    if (prefix !== undefined && pattern !== undefined) {
      throw invalidParameter(
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const matching = logGroups(state)
      .values()
      .filter(
        ({ name }) =>
          name.startsWith(prefix ?? '') && name.includes(pattern ?? ''),
      )
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const found = pageOf(
      matching,
      ({ name }) => name,
      input.limit ?? 50,
      input.nextToken,
    );
    if (!found) {
      throw invalidParameter('The specified nextToken is invalid.');
    }
    return {
      logGroups: found.items.map(describeLogGroup),
      nextToken: found.nextToken,
    };
  },
);

const DeleteLogGroup = operation<DeleteLogGroupRequest>()(
  ['logGroupName'],
  [],
  ({ logGroupName }, { state }): object => {
    const { name } = findLogGroup(state, logGroupName);
    removeAll(logStreams(state, name));
    removeAll(logEvents(state, name));
    logGroups(state).delete(name);
    return {};
  },
);

const PutRetentionPolicy = operation<PutRetentionPolicyRequest>()(
  ['logGroupName', 'retentionInDays'],
  [],
  ({ logGroupName, retentionInDays }, { state }): object => {
    const group = findLogGroup(state, logGroupName);
    if (!retentionDays.includes(retentionInDays)) {
      throw invalidParameter(
        `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${retentionDays.join(
          ', ',
        )}]`,
      );
    }
    setLogGroup(state, { ...group, retentionInDays });
    return {};
  },
);

const DeleteRetentionPolicy = operation<DeleteRetentionPolicyRequest>()(
  ['logGroupName'],
  [],
  ({ logGroupName }, { state }): object => {
    const { retentionInDays: _, ...group } = findLogGroup(state, logGroupName);
    setLogGroup(state, group);
    return {};
  },
);

const AssociateKmsKey = operation<AssociateKmsKeyRequest>()(
  ['logGroupName', 'kmsKeyId'],
  [],
  ({ logGroupName, kmsKeyId }, context): object => {
    const group = findLogGroup(context.state, logGroupName);
    setLogGroup(context.state, {
      ...group,
      kmsKeyId: usableKey(kmsKeyId, group.arn, context),
    });
    return {};
  },
);

const DisassociateKmsKey = operation<DisassociateKmsKeyRequest>()(
  ['logGroupName'],
  [],
  ({ logGroupName }, { state }): object => {
    const { kmsKeyId: _, ...group } = findLogGroup(state, logGroupName);
    setLogGroup(state, group);
    return {};
  },
);

function describeLogGroup(group: LogGroupRecord): LogGroup {
  return {
    logGroupName: group.name,
    arn: `${group.arn}:*`,
    logGroupArn: group.arn,
    creationTime: group.creationTime,
    retentionInDays: group.retentionInDays,
    kmsKeyId: group.kmsKeyId,
    logGroupClass: 'STANDARD',
    metricFilterCount: 0,
    storedBytes: 0,
  };
}

export const logGroupOperations = {
  CreateLogGroup,
  DescribeLogGroups,
  DeleteLogGroup,
  PutRetentionPolicy,
  DeleteRetentionPolicy,
  AssociateKmsKey,
  DisassociateKmsKey,
};

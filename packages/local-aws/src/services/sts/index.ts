import {
  AssumeRoleRequest,
  AssumeRoleResponse,
  GetCallerIdentityResponse,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../AwsError';
import { accountIdOf, roleNameOf } from '../../identity/arn';
import { startSession } from '../../identity/callers';
import { assumeRole as assumeRoleAs } from '../../identity/roles';
import {
  AuthorizationRequest,
  CallContext,
  Caller,
  Service,
} from '../../service';
import { operationsWith } from '../operation';

const operation = operationsWith({
  missing: member =>
    new AwsError(
      'ValidationError',
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    ),
});

/** Default of `DurationSeconds` (STS API reference, AssumeRole). */
const DEFAULT_DURATION_SECONDS = 3600;
/** A session that a session asks for, "role chaining", lasts an hour at most (IAM guide). */
const MAX_CHAINED_DURATION_SECONDS = 3600;

const assumeRole = operation<AssumeRoleRequest>()(
  ['RoleArn', 'RoleSessionName'],
  ['DurationSeconds', 'ExternalId', 'Tags'],
  async (input, context): Promise<AssumeRoleResponse> => {
    const tags = tagsOf(input);
    const { role, session } = await assumeRoleAs(
      context.caller,
      {
        roleArn: input.RoleArn,
        sessionName: input.RoleSessionName,
        externalId: input.ExternalId,
        tags,
      },
      context,
    );
    const duration = input.DurationSeconds ?? DEFAULT_DURATION_SECONDS;
    if (duration > maxDuration(context.caller, role.MaxSessionDuration)) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    return {
      Credentials: startSession(
        context.state,
        context.clock,
        session,
        duration,
      ),
      AssumedRoleUser: {
        AssumedRoleId: `${role.RoleId}:${input.RoleSessionName}`,
        Arn: session.arn,
      },
    };
  },
);

const getCallerIdentity = operation<object>()(
  [],
  [],
  async (_input, context): Promise<GetCallerIdentityResponse> => ({
    Account: context.caller.accountId,
    Arn: context.caller.arn,
    UserId: userId(context.caller),
  }),
);

/** AWS Security Token Service. Its sessions belong to the account, not to a region. */
export const stsService: Service = {
  id: 'sts',
  operations: {
    AssumeRole: assumeRole,
    GetCallerIdentity: getCallerIdentity,
  },
  authorization: {
    AssumeRole: (input: AssumeRoleRequest): AuthorizationRequest[] => {
      const tags = tagsOf(input);
      const resource = input.RoleArn ?? '*';
      const keys = Object.keys(tags);
      const conditionKeys = {
        'sts:RoleSessionName': input.RoleSessionName ?? '',
        ...(input.ExternalId && { 'sts:ExternalId': input.ExternalId }),
        ...(keys.length && { 'aws:TagKeys': keys }),
        ...Object.fromEntries(
          keys.map(key => [`aws:RequestTag/${key}`, tags[key]]),
        ),
      };
      const actions = keys.length
        ? ['sts:AssumeRole', 'sts:TagSession']
        : ['sts:AssumeRole'];
      return actions.map(action => ({ action, resource, conditionKeys }));
    },
    // "No permissions are required to perform this operation" (STS API reference).
    GetCallerIdentity: (_input: object, _context: CallContext) => [],
  },
};

function tagsOf(input: AssumeRoleRequest): Record<string, string> {
  return Object.fromEntries(
    (input.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']),
  );
}

function maxDuration(caller: Caller, roleMaximum: number): number {
  return caller.roleArn === undefined
    ? roleMaximum
    : Math.min(roleMaximum, MAX_CHAINED_DURATION_SECONDS);
}

function userId(caller: Caller): string {
  return caller.roleArn === undefined
    ? `AIDA${accountIdOf(caller.arn)}`
    : `AROA${roleNameOf(caller.roleArn).toUpperCase()}:${caller.sessionName}`;
}

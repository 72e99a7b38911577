import type {
  AliasListEntry,
  CreateAliasRequest,
  DeleteAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  UpdateAliasRequest,
} from '@aws-sdk/client-kms';
import { AwsError } from '../../AwsError';
import { page } from './listing';
import { operation } from './operation';
import { AliasRecord, aliases, findKey, findUsableKey } from './tables';

const CreateAlias = operation<CreateAliasRequest>()(
  ['AliasName', 'TargetKeyId'],
  [],
  ({ AliasName, TargetKeyId }, context): object => {
    const { state, caller, region, clock } = context;
    requireAliasName(AliasName);
    const { keyId } = findUsableKey(requireKeyId(TargetKeyId), context);
    const aliasArn = `arn:aws:kms:${region}:${caller.accountId}:${AliasName}`;
    if (aliases(state).get(AliasName)) {
      throw new AwsError(
        'AlreadyExistsException',
        `An alias with the name ${aliasArn} already exists`,
      );
    }
    const now = clock.now().toISOString();
    aliases(state).set(AliasName, {
      aliasName: AliasName,
      aliasArn,
      targetKeyId: keyId,
      createdAt: now,
      updatedAt: now,
    });
    return {};
  },
);

/** "Alias must start with the prefix alias/ … The alias name cannot begin with alias/aws/" (API reference, CreateAlias) */
function requireAliasName(name: string): void {
  if (!/^alias\/[\w/-]+$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith('alias/aws/')) {
    throw new AwsError('NotAuthorizedException', '');
  }
}

/** "You cannot use an alias" as the target of another one. */
function requireKeyId(target: string): string {
  if (/(^|:)alias\//.test(target)) {
    throw new AwsError(
      'ValidationException',
      'Aliases must refer to keys. Not aliases',
    );
  }
  return target;
}

const UpdateAlias = operation<UpdateAliasRequest>()(
  ['AliasName', 'TargetKeyId'],
  [],
  ({ AliasName, TargetKeyId }, context): object => {
    const { state, clock } = context;
    const alias = findAlias(AliasName, aliases(state).get(AliasName));
    aliases(state).set(AliasName, {
      ...alias,
      targetKeyId: findUsableKey(requireKeyId(TargetKeyId), context).keyId,
      updatedAt: clock.now().toISOString(),
    });
    return {};
  },
);

const DeleteAlias = operation<DeleteAliasRequest>()(
  ['AliasName'],
  [],
  ({ AliasName }, { state }): object => {
    findAlias(AliasName, aliases(state).get(AliasName));
    aliases(state).delete(AliasName);
    return {};
  },
);

function findAlias(name: string, alias: AliasRecord | undefined): AliasRecord {
  if (!alias) {
    throw new AwsError('NotFoundException', `Alias ${name} is not found.`);
  }
  return alias;
}

const ListAliases = operation<ListAliasesRequest>()(
  [],
  ['KeyId', 'Limit', 'Marker'],
  (input, context): ListAliasesResponse => {
    const keyId =
      input.KeyId === undefined
        ? undefined
        : findKey(input.KeyId, context).keyId;
    const matching = aliases(context.state)
      .values()
      .filter(
        ({ targetKeyId }) => keyId === undefined || targetKeyId === keyId,
      );
    const { items, ...rest } = page(
      matching,
      ({ aliasName }) => aliasName,
      input,
    );
    return { ...rest, Aliases: items.map(describeAlias) };
  },
);

function describeAlias(alias: AliasRecord): AliasListEntry {
  return {
    AliasName: alias.aliasName,
    AliasArn: alias.aliasArn,
    TargetKeyId: alias.targetKeyId,
    CreationDate: new Date(alias.createdAt),
    LastUpdatedDate: new Date(alias.updatedAt),
  };
}

export const aliasOperations = {
  CreateAlias,
  UpdateAlias,
  DeleteAlias,
  ListAliases,
};

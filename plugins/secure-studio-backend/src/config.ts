import { Config } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import {
  partitionOf,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { readChoices } from './configChoices';
import {
  ConfigurationError,
  groupRef,
  readGroup,
  readMilliseconds,
  readString,
  readStrings,
} from './configValues';

/** For what a role is assumed. */
export type Purpose = 'read' | 'provision' | 'operate' | 'open';

export const PURPOSES: readonly Purpose[] = [
  'read',
  'provision',
  'operate',
  'open',
];

const PURPOSE_WORDS: Record<Purpose, string> = {
  read: 'read what exists',
  provision: 'provision products',
  operate: 'change what is inside of an environment',
  open: 'mint studio URLs',
};

const ROLE = /^(arn:[a-z-]+:iam::\d{12}:role\/)?[\w+=,.@/-]{1,512}$/;

/** An AWS account and region, the product and the roles to use there. */
export interface TargetConfig {
  readonly id: string;
  readonly accountId: string;
  readonly region: string;
  /** Name of the product, or its `prod-…` id. */
  readonly product: string;
  /** ARNs. */
  readonly roles: Readonly<Record<Purpose, string>>;
  /** Full entity refs of groups, or `*` alone. */
  /** ARN of the role with which the product is launched; absent where it cannot be known. */
  readonly launchRole?: string;
  readonly owners: readonly string[];
  /** What a requester may choose. */
  readonly choices: TargetChoices;
  readonly approvedDomains: readonly string[];
  /** Seconds. */
  readonly studioUrl: { readonly expiresIn: number; readonly session: number };
}

/** The plugin's configuration, checked in full. */
export interface SecureStudioConfig {
  readonly targets: readonly TargetConfig[];
  /** Full entity ref of a group. */
  readonly reviewers: string;
  /** Tells portals on one account apart. */
  readonly portalId: string;
  /** Full entity ref of a group. */
  readonly admins: string;
  readonly inventory: { readonly frequency: HumanDuration };
  /** Milliseconds. */
  readonly operations: {
    readonly pollInterval: number;
    readonly lease: number;
  };
}

/**
 * Parses `secureStudio` of the app's configuration.
 *
 * @throws an error that names the key's path and what it expects, for anything missing or wrong.
 */
export function readSecureStudioConfig(root: Config): SecureStudioConfig {
  const config = root.getOptionalConfig('secureStudio');
  if (!config) {
    throw new ConfigurationError(
      'secureStudio',
      'expected an object with targets, reviewers and admins',
    );
  }
  const targets = (config.getOptionalConfigArray('targets') ?? []).map(
    (target, index) => readTarget(target, `secureStudio.targets[${index}]`),
  );
  if (targets.length === 0) {
    throw new ConfigurationError(
      'secureStudio.targets',
      'expected a list of at least one target',
    );
  }
  targets.forEach((target, index) => {
    if (targets.findIndex(other => other.id === target.id) !== index) {
      throw new ConfigurationError(
        `secureStudio.targets[${index}].id`,
        `expected a name that no other target has, got '${target.id}' twice`,
      );
    }
  });
  return {
    targets,
    portalId: config.getOptionalString('portalId') ?? 'development',
    reviewers: readGroup(config, 'reviewers', 'secureStudio'),
    admins: readGroup(config, 'admins', 'secureStudio'),
    inventory: {
      frequency: {
        milliseconds: readMilliseconds(config, 'inventory.frequency', {
          fallback: 120_000,
          min: 1_000,
          max: 24 * 3_600_000,
          path: 'secureStudio.inventory.frequency',
          range: '1 second to 24 hours',
        }),
      },
    },
    operations: {
      pollInterval: readMilliseconds(config, 'operations.pollInterval', {
        fallback: 5_000,
        min: 10,
        max: 60_000,
        path: 'secureStudio.operations.pollInterval',
        range: '10 milliseconds to 1 minute',
      }),
      lease: readMilliseconds(config, 'operations.lease', {
        fallback: 20_000,
        min: 100,
        max: 300_000,
        path: 'secureStudio.operations.lease',
        range: '100 milliseconds to 5 minutes',
      }),
    },
  };
}

function readTarget(config: Config, path: string): TargetConfig {
  const accountId = readString(config, 'accountId', path, {
    pattern: /^\d{12}$/,
    expectation: 'expected an AWS account id: a string of twelve digits',
  });
  const region = readString(config, 'region', path, {
    pattern: /^[a-z]{2}(-[a-z]+)+-\d$/,
    expectation: 'expected an AWS region such as eu-west-1',
  });
  const role = (purpose: Purpose) =>
    readRole(config, purpose, path, { accountId, region });
  return {
    id: readString(config, 'id', path, {
      pattern: /^[a-z][a-z0-9-]{0,99}$/,
      expectation:
        'expected a name of lower-case letters, digits and hyphens, at most 100 long',
    }),
    accountId,
    region,
    product: readString(config, 'product', path, {
      pattern: /^.{1,8191}$/,
      expectation:
        'expected the name of a Service Catalog product, or its prod-… id',
    }),
    launchRole: readLaunchRole(config, path, { accountId, region }),
    roles: {
      read: role('read'),
      provision: role('provision'),
      operate: role('operate'),
      open: role('open'),
    },
    owners: readOwners(config, path),
    choices: readChoices(config, path),
    approvedDomains: readStrings(config, 'approvedDomains', path) ?? [],
    studioUrl: {
      expiresIn:
        readMilliseconds(config, 'studioUrl.expiresIn', {
          fallback: 30_000,
          min: 5_000,
          max: 300_000,
          path: `${path}.studioUrl.expiresIn`,
          range: '5 seconds to 5 minutes',
        }) / 1000,
      session:
        readMilliseconds(config, 'studioUrl.session', {
          fallback: 4 * 3_600_000,
          min: 1_800_000,
          max: 12 * 3_600_000,
          path: `${path}.studioUrl.session`,
          range: '30 minutes to 12 hours',
        }) / 1000,
    },
  };
}

function readOwners(config: Config, path: string): string[] {
  const expectation =
    "expected a list of group entity refs such as group:default/data-science, or ['*'] for every group";
  const owners = readStrings(config, 'owners', path);
  if (!owners?.length || (owners.includes('*') && owners.length > 1)) {
    throw new ConfigurationError(`${path}.owners`, expectation);
  }
  if (owners[0] === '*') {
    return ['*'];
  }
  return owners.map((owner, index) => {
    const ref = groupRef(owner);
    if (!ref) {
      throw new ConfigurationError(
        `${path}.owners[${index}]`,
        'expected a group entity ref such as group:default/data-science',
      );
    }
    return ref;
  });
}

/** The one that service-catalog deploys beside the provision role, where none is named. */
function readLaunchRole(
  config: Config,
  path: string,
  account: { accountId: string; region: string },
): string | undefined {
  if (!config.has('launchRole')) {
    const provision = readRole(config, 'provision', path, account);
    return provision.endsWith('-provision')
      ? provision.replace(/-provision$/, '-launch')
      : undefined;
  }
  return roleArn(
    readString(config, 'launchRole', path, {
      pattern: ROLE,
      expectation:
        'expected the name or ARN of the IAM role with which the product is launched',
    }),
    `${path}.launchRole`,
    account,
  );
}

function readRole(
  config: Config,
  purpose: Purpose,
  path: string,
  { accountId, region }: { accountId: string; region: string },
): string {
  const key = `roles.${purpose}`;
  return roleArn(
    readString(config, key, path, {
      pattern: ROLE,
      expectation: `expected the name or ARN of the IAM role to ${PURPOSE_WORDS[purpose]}`,
    }),
    `${path}.${key}`,
    { accountId, region },
  );
}

function roleArn(
  role: string,
  path: string,
  { accountId, region }: { accountId: string; region: string },
): string {
  if (!role.startsWith('arn:')) {
    return `arn:${partitionOf(region)}:iam::${accountId}:role/${role}`;
  }
  if (role.split(':')[4] !== accountId) {
    throw new ConfigurationError(
      path,
      `expected a role of the target's own account ${accountId}`,
    );
  }
  return role;
}

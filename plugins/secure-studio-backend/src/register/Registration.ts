import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { userRefsOf } from '../access';
import { AwsError, AwsGateways, ProvisionedProduct } from '../aws';
import { groupRef, TargetConfig } from '../config';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { EnvironmentRecord } from '../environments/types';
import { OperationStore } from '../operations/OperationStore';
import { claimOf, doubtsOf } from './claims';
import { EvidenceReader } from './EvidenceReader';
import { readLiveDomains } from './readLiveDomains';
import { requireEntities } from './requireEntities';
import { shortNameOf } from './shortNameOf';
import { Claim, ClaimedProfile } from './types';
import { UnregisteredStore } from './UnregisteredStore';
import { UnreviewedDomains } from './UnreviewedDomains';

/** What an admin says of a product whose claims are in doubt. */
export interface Confirmation {
  /** Entity ref of the group that owns it. */
  readonly owner: string;
  /** Whose each profile is; one that is left out is nobody's. */
  readonly profiles: readonly {
    readonly name: string;
    readonly user: string;
  }[];
}

export interface RegistrationRequest {
  /** Id of the target. */
  readonly target: string;
  readonly provisionedProductId: string;
  readonly confirmation?: Confirmation;
}

/** What is stored of a registered environment. */
interface Registered {
  readonly claim: Claim;
  readonly owner: string;
  readonly profiles: readonly ClaimedProfile[];
  readonly domains: readonly string[];
}

/** Takes environments over that are on AWS and have no row. */
export class Registration {
  constructor(
    private readonly services: {
      portalId: string;
      targets: readonly TargetConfig[];
      gateways: AwsGateways;
      database: Knex;
      environments: EnvironmentStore;
      evidence: EvidenceReader;
      unregistered: UnregisteredStore;
      unreviewed: UnreviewedDomains;
      operations: Pick<OperationStore, 'findLatest'>;
      /** @returns those that the catalog does not have. */
      missingEntities(refs: readonly string[]): Promise<string[]>;
      /** Whether a user is a member of a group. */
      isMember(userRef: string, groupRef: string): Promise<boolean>;
    },
  ) {}

  /**
   * Registers one product, by what AWS says of it now: what was seen before is not trusted.
   *
   * @param admin - Entity ref of who registers it.
   * @returns the environment's full name.
   * @throws InputError where it is no product to register, its claims are in doubt and nobody
   * confirmed them, or the confirmation names what is not there.
   * @throws ConflictError where its name or the product has a row.
   * @throws AwsError where AWS does not answer.
   */
  async register(request: RegistrationRequest, admin: string): Promise<string> {
    const target = this.services.targets.find(
      ({ id }) => id === request.target,
    );
    if (!target) {
      throw new InputError('target: must be a configured target');
    }
    const product = await this.services.gateways
      .serviceCatalog(target, 'read')
      .findProvisionedProductById(request.provisionedProductId);
    const claim = product && claimOf(product, target, this.services.portalId);
    if (!claim) {
      throw new InputError(
        `provisionedProductId: must be a product of target '${target.id}' with the tags of an environment of this portal`,
      );
    }
    const evidence = await this.services.evidence.read(product, target);
    const { owner, profiles } = request.confirmation
      ? await this.confirmed(request.confirmation, evidence.profiles)
      : unquestioned(claim, evidence.profiles, [
          ...doubtsOf(claim, evidence, target),
          ...(await this.doubtsOfPeople(claim, evidence.profiles)),
        ]);
    await this.store(
      {
        claim,
        owner,
        profiles,
        domains: await this.liveDomains(product, target),
      },
      { target, admin },
    );
    return claim.name;
  }

  private async confirmed(
    { owner, profiles }: Confirmation,
    found: readonly ClaimedProfile[],
  ): Promise<Pick<Registered, 'owner' | 'profiles'>> {
    const group = groupRef(owner);
    if (!group) {
      throw new InputError(
        'confirmation.owner: must be the entity ref of a group',
      );
    }
    const confirmed = profiles.map(({ name, user: asked }, index) => {
      const field = `confirmation.profiles[${index}]`;
      if (!found.some(profile => profile.name === name)) {
        throw new InputError(`${field}.name: must be a profile of its domain`);
      }
      if (profiles.findIndex(profile => profile.name === name) !== index) {
        throw new InputError(`${field}.name: must be there once`);
      }
      const [user] = userRefsOf([asked]);
      if (!user) {
        throw new InputError(`${field}.user: must be the entity ref of a user`);
      }
      return { name, user };
    });
    const users = confirmed.map(({ user }) => user);
    requireEntities(await this.services.missingEntities([group, ...users]));
    for (const [index, user] of users.entries()) {
      if (!(await this.services.isMember(user, group))) {
        throw new InputError(
          `confirmation.profiles[${index}].user: must be a member of ${group}. Leave the profile out, then it is nobody's.`,
        );
      }
    }
    return { owner: group, profiles: confirmed };
  }

  /** What the catalog says against the tags. */
  private async doubtsOfPeople(
    { owner }: Claim,
    profiles: readonly ClaimedProfile[],
  ): Promise<string[]> {
    const users = profiles.flatMap(({ user }) => user ?? []);
    const missing = await this.services.missingEntities([owner, ...users]);
    const doubts = missing.map(ref => `The catalog has no ${ref}`);
    for (const user of new Set(users)) {
      if (
        !missing.includes(user) &&
        !(await this.services.isMember(user, owner))
      ) {
        doubts.push(`${user}, who has a profile, is no member of ${owner}`);
      }
    }
    return doubts;
  }

  /** Whether its name may be another's: it is gone, or nothing came of what was asked for. */
  private async isFree(
    { name, provisionedProductId, terminatedAt }: EnvironmentRecord,
    transaction: Knex.Transaction,
  ): Promise<boolean> {
    if (terminatedAt) {
      return true;
    }
    const latest = await this.services.operations.findLatest(name, transaction);
    return !provisionedProductId && latest?.state !== 'open';
  }

  private liveDomains(product: ProvisionedProduct, target: TargetConfig) {
    return product.stackArn
      ? readLiveDomains(this.services.gateways, target, product.stackArn)
      : [];
  }

  private async store(
    { claim, owner, profiles, domains }: Registered,
    { target, admin }: { target: TargetConfig; admin: string },
  ): Promise<void> {
    const { database, environments, unregistered, unreviewed } = this.services;
    const { name, provisionedProductId } = claim;
    const now = new Date().toISOString();
    try {
      await database.transaction(async transaction => {
        const registered = await environments.withProvisionedProducts(
          [provisionedProductId],
          transaction,
        );
        const held = await environments.find(name, transaction);
        if (
          registered.size > 0 ||
          (held && !(await this.isFree(held, transaction)))
        ) {
          throw taken(name);
        }
        const identity = { owner, shortName: shortNameOf(name, claim.owner) };
        const namesake = await environments.owners.findByIdentity(
          identity,
          transaction,
        );
        if (namesake && namesake.name !== name) {
          throw new ConflictError(
            `${owner} knows ${namesake.name} as ${identity.shortName} already: give that one to another group first, or confirm another owner`,
          );
        }
        await environments.owners.freeIdentity(identity, transaction);
        await environments[held ? 'replace' : 'create'](
          {
            name,
            ...identity,
            target: target.id,
            requestedBy: admin,
            createdAt: claim.createdAt ?? now,
          },
          transaction,
        );
        await environments.setRegistered(
          name,
          { provisionedProductId, registeredBy: admin, registeredAt: now },
          transaction,
        );
        for (const { name: profile, user } of profiles) {
          if (user) {
            await environments.addProfile(
              { environment: name, profile, user, createdAt: now },
              transaction,
            );
          }
        }
        await unreviewed.replace(name, domains, transaction);
        await unregistered.remove(
          { target: target.id, provisionedProductId },
          transaction,
        );
      });
    } catch (error) {
      // Another admin was faster.
      throw isDatabaseConflictError(error) ? taken(name) : error;
    }
  }
}

function unquestioned(
  claim: Claim,
  profiles: readonly ClaimedProfile[],
  doubts: readonly string[],
): Pick<Registered, 'owner' | 'profiles'> {
  if (doubts.length > 0) {
    throw new InputError(
      `confirmation: is required, since the tags are no proof. ${doubts.join(
        '. ',
      )}`,
    );
  }
  return { owner: claim.owner, profiles };
}

function taken(name: string): ConflictError {
  return new ConflictError(`There is an environment ${name} already`);
}

/** What an admin reads of a registration that failed. */
export function registrationError(error: unknown): string | undefined {
  return error instanceof InputError ||
    error instanceof ConflictError ||
    error instanceof AwsError
    ? error.message
    : undefined;
}

import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { StatusRecorder } from '../environments/StatusRecorder';
import { AskedBy, OperationStore } from './OperationStore';
import { Quotas } from './Quotas';
import {
  decideSubmission,
  Held,
  nameHeldReason,
  NameRequest,
  requestHash,
} from './submission';
import { AskedSpec, ProvisionSpec, StoredOperation } from './types';

/** A request that may be taken as far as it alone tells. */
export interface Submission extends AskedBy {
  spec: ProvisionSpec;
}

/** How often requests for one name may collide before one is refused. */
const MAX_COLLISIONS = 5;

/** Takes requests for new environments. */
export class ProvisionRequests {
  constructor(
    private readonly operations: OperationStore,
    private readonly environments: EnvironmentStore,
    private readonly beside: {
      readonly quotas?: Quotas;
      readonly statuses?: Pick<StatusRecorder, 'refresh'>;
      /** Names that something on AWS claims which has no row. */
      readonly claims?: {
        has(name: string, transaction?: Knex.Transaction): Promise<boolean>;
      };
    } = {},
  ) {}

  /** Why a new environment may not have this name now; undefined where it may. */
  async nameHeldReason(request: NameRequest): Promise<string | undefined> {
    const { fullName, owner, name } = request;
    return nameHeldReason(request, {
      environment: await this.environments.find(fullName),
      namesake: await this.environments.owners.findByIdentity({
        owner,
        shortName: name,
      }),
      latest: await this.operations.findLatest(fullName),
      isClaimed: await this.beside.claims?.has(fullName),
    });
  }

  /** Why a quota lets no such environment be added now; undefined where all do. */
  async quotaReason(spec: ProvisionSpec): Promise<string | undefined> {
    return this.beside.quotas?.reason(spec);
  }

  /** The operation that the same request started, where it goes on or succeeded. */
  async findSame(
    spec: AskedSpec,
    asked: AskedBy,
  ): Promise<StoredOperation | undefined> {
    const decision = decideSubmission(spec, {
      sameKey: await this.operations.findByKey(asked),
      environment: undefined,
      latest: undefined,
    });
    return decision.kind === 'same' ? decision.operation : undefined;
  }

  /**
   * Stores environment, profile and operation at once, or finds the operation of the same request.
   *
   * @throws ConflictError where the full name, the group's own name for it, or the key is taken, or a
   * quota is used up.
   */
  async submit(submission: Submission): Promise<StoredOperation> {
    for (let collision = 0; collision < MAX_COLLISIONS; collision++) {
      try {
        return await this.operations.transaction(transaction =>
          this.trySubmit(submission, transaction),
        );
      } catch (error) {
        // Another request was faster: now it can be seen.
        if (!isDatabaseConflictError(error)) {
          throw error;
        }
      }
    }
    throw new ConflictError(
      `Others ask for ${submission.spec.fullName} at the same moment`,
    );
  }

  private async trySubmit(
    { spec, idempotencyKey, initiator }: Submission,
    transaction: Knex.Transaction,
  ): Promise<StoredOperation> {
    const environment = await this.environments.find(
      spec.fullName,
      transaction,
    );
    const identity = { owner: spec.owner, shortName: spec.name };
    const namesake = await this.environments.owners.findByIdentity(
      identity,
      transaction,
    );
    const latest = await this.operations.findLatest(spec.fullName, transaction);
    // Read last: whoever's environment was seen above has its key stored by now, so that the same
    // request at the same moment is not taken for another one.
    const sameKey = await this.operations.findByKey(
      { idempotencyKey, initiator },
      transaction,
    );
    const isClaimed = await this.beside.claims?.has(spec.fullName, transaction);
    const held: Held = { sameKey, environment, isClaimed, namesake, latest };
    const decision = decideSubmission(spec, held);
    if (decision.kind === 'refuse') {
      throw new ConflictError(decision.reason);
    }
    if (decision.kind === 'same') {
      return decision.operation;
    }
    await this.beside.quotas?.require(spec, transaction);
    const createdAt = new Date().toISOString();
    await this.environments.owners.freeIdentity(identity, transaction);
    await this.environments[decision.environment](
      {
        name: spec.fullName,
        ...identity,
        target: spec.target,
        requestedBy: initiator,
        createdAt,
      },
      transaction,
    );
    if (environment?.provisionedProductId && !environment.terminatedAt) {
      // What the last attempt left stays known until this one has a product of its own.
      await this.environments.setProvisionedProduct(
        spec.fullName,
        environment.provisionedProductId,
        transaction,
      );
    }
    await this.environments.addProfile(
      {
        environment: spec.fullName,
        profile: spec.profile,
        user: spec.profileUser,
        createdAt,
      },
      transaction,
    );
    const operation = await this.operations.create(
      {
        attempt: decision.attempt,
        idempotencyKey,
        requestHash: requestHash(spec),
        spec,
        initiator,
        message: `${initiator} asked for the environment ${spec.fullName}`,
      },
      transaction,
    );
    await this.beside.statuses?.refresh(spec.fullName, transaction);
    return operation;
  }
}

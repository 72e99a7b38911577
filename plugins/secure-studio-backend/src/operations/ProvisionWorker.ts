import { randomUUID } from 'node:crypto';
import { AwsError, AwsGateways } from '../aws';
import { TargetConfig } from '../config';
import { OperationStore } from './OperationStore';
import {
  decideStart,
  failureReason,
  provisioningTags,
  recordOutcome,
} from './provision';
import { readStack } from './readStack';
import { Advance, OperationError, StoredOperation } from './types';

/** What an earlier attempt left is gone: the request starts again. */
const CLEANED: Advance = {
  change: {
    step: 'requested',
    terminateToken: null,
    recordId: null,
    provisionedProductId: null,
    message: 'What an earlier attempt left is terminated',
  },
  next: 'now',
};

/**
 * Moves a provision one step. A step makes one changing call to AWS at most, and whatever makes that call
 * idempotent was stored before: a step that was cut off can be taken again.
 */
export class ProvisionWorker {
  constructor(
    private readonly options: {
      portalId: string;
      targets: readonly TargetConfig[];
      aws: AwsGateways;
      operations: OperationStore;
    },
  ) {}

  /** @throws AwsError where AWS fails or refuses. */
  async advance(operation: StoredOperation): Promise<Advance> {
    const target = this.options.targets.find(
      ({ id }) => id === operation.spec.target,
    );
    if (!target) {
      return failed({
        name: 'UnknownTarget',
        message: `The target '${operation.spec.target}' is not configured any more`,
      });
    }
    switch (operation.step) {
      case 'requested':
        return this.start(operation, target);
      case 'cleaning':
        return this.clean(operation, target);
      case 'following':
        return this.follow(operation, target);
      default:
        throw new Error(`Unknown step ${operation.step satisfies never}`);
    }
  }

  private async start(
    operation: StoredOperation,
    target: TargetConfig,
  ): Promise<Advance> {
    const product = await this.options.aws
      .serviceCatalog(target, 'read')
      .findProvisionedProductByName(operation.environment);
    const decision = decideStart(
      operation,
      product,
      await this.options.operations.listEarlierAttempts(operation),
    );
    switch (decision.kind) {
      case 'provision':
        return this.provision(operation, target);
      case 'follow':
        return {
          change: {
            step: 'following',
            recordId: decision.recordId,
            provisionedProductId: decision.product.id,
            stackArn: decision.product.stackArn ?? null,
            message: `Following ${decision.product.id}, which is there already`,
          },
          next: 'now',
        };
      case 'clean':
        return {
          change: {
            step: 'cleaning',
            terminateToken: randomUUID(),
            recordId: null,
            provisionedProductId: decision.product.id,
            message: terminating(decision.product.id),
          },
          next: 'now',
        };
      case 'wait':
        return { change: { message: decision.message }, next: 'poll' };
      default:
        return failed(decision.error);
    }
  }

  private async provision(
    operation: StoredOperation,
    target: TargetConfig,
  ): Promise<Advance> {
    const serviceCatalog = this.options.aws.serviceCatalog(target, 'provision');
    const { recordId, provisionedProductId } = await serviceCatalog.provision({
      product: await serviceCatalog.resolveProduct(),
      name: operation.environment,
      token: operation.provisionToken,
      parameters: operation.spec.parameters,
      tags: provisioningTags(operation.spec, this.options.portalId),
    });
    return {
      change: {
        step: 'following',
        recordId,
        provisionedProductId,
        message: `Service Catalog provisions ${provisionedProductId}`,
      },
      next: 'poll',
    };
  }

  private async clean(
    operation: StoredOperation,
    target: TargetConfig,
  ): Promise<Advance> {
    const { terminateToken, provisionedProductId, recordId } = operation;
    if (!terminateToken || !provisionedProductId) {
      throw new Error(`Operation ${operation.id} has nothing to terminate`);
    }
    if (!recordId) {
      try {
        const terminated = await this.options.aws
          .serviceCatalog(target, 'provision')
          .terminate({ provisionedProductId, token: terminateToken });
        return {
          change: {
            recordId: terminated.recordId,
            message: terminating(provisionedProductId),
          },
          next: 'poll',
        };
      } catch (error) {
        // A TerminateToken is valid only while the termination runs.
        if (error instanceof AwsError && error.kind === 'notFound') {
          return CLEANED;
        }
        throw error;
      }
    }
    const record = await this.options.aws
      .serviceCatalog(target, 'read')
      .getRecord(recordId);
    switch (recordOutcome(record)) {
      case 'succeeded':
        return CLEANED;
      case 'failed': {
        const { name, message } = failureReason(record, []);
        return failed({
          name,
          message: `What an earlier attempt left could not be terminated: ${message}`,
        });
      }
      default:
        return {
          change: { message: terminating(provisionedProductId) },
          next: 'poll',
        };
    }
  }

  private async follow(
    operation: StoredOperation,
    target: TargetConfig,
  ): Promise<Advance> {
    if (!operation.recordId) {
      throw new Error(`Operation ${operation.id} has no record to follow`);
    }
    const { operations } = this.options;
    const record = await this.options.aws
      .serviceCatalog(target, 'read')
      .getRecord(operation.recordId);
    const { stackEvents, ...stack } = await readStack(
      operation,
      target,
      this.options,
    );
    const outcome = recordOutcome(record);
    switch (outcome) {
      case 'succeeded':
        return {
          change: {
            ...stack,
            state: 'succeeded',
            message: `The environment ${operation.environment} is available`,
          },
          stackEvents,
          next: 'now',
        };
      case 'failed':
        return {
          ...failed(
            failureReason(record, [
              ...(await operations.events.listFailures(operation.id)),
              ...stackEvents.filter(({ status }) => status?.endsWith('FAILED')),
            ]),
          ),
          stackEvents,
        };
      default:
        return {
          change: {
            ...stack,
            message:
              outcome === 'rollingBack'
                ? 'A resource failed: CloudFormation rolls back'
                : 'CloudFormation creates the resources',
          },
          stackEvents,
          next: 'poll',
        };
    }
  }
}

function terminating(provisionedProductId: string): string {
  return `Terminating ${provisionedProductId}, which an earlier attempt left in ERROR`;
}

function failed(error: OperationError): Advance {
  return {
    change: { state: 'failed', error, message: error.message },
    next: 'now',
  };
}

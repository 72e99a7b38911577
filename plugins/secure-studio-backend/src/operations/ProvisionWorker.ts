import { AwsGateways } from '../aws';
import { TargetConfig } from '../config';
import { OperationStore } from './OperationStore';
import { Hindrance } from './retry';
import { failed } from './steps/advances';
import { clean } from './steps/clean';
import { follow } from './steps/follow';
import { launch } from './steps/launch';
import { settle } from './steps/settle';
import { start } from './steps/start';
import { Step } from './steps/types';
import { Advance, ProvisionStep, StoredOperation } from './types';

const STEPS: Record<ProvisionStep, Step> = {
  requested: start,
  cleaning: clean,
  launching: launch,
  following: follow,
};

/** Moves a provision one step. */
export class ProvisionWorker {
  constructor(
    private readonly options: {
      portalId: string;
      targets: readonly TargetConfig[];
      aws: AwsGateways;
      operations: OperationStore;
    },
  ) {}

  /** @throws as a {@link Step} does. */
  async advance(operation: StoredOperation): Promise<Advance> {
    const { targets } = this.options;
    const target = targets.find(({ id }) => id === operation.spec.target);
    if (!target) {
      return withoutTarget(operation);
    }
    const step =
      operation.state === 'abandoned' ? settle : STEPS[operation.step];
    return step(operation, target, this.options);
  }
}

/** Ends what AWS was not asked for yet. */
function withoutTarget({ step, spec }: StoredOperation): Advance {
  const message = `The target '${spec.target}' is not configured any more`;
  if (step === 'requested' || step === 'cleaning') {
    return failed({ name: 'UnknownTarget', message });
  }
  throw new Hindrance(message);
}

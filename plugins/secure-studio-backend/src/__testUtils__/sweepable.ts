import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** A scheduler whose sweeps a test starts. */
export function sweepable(target = 'sandbox') {
  const scheduler = mockServices.scheduler();
  return {
    feature: createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => scheduler,
    }),
    sweep: () => scheduler.triggerTask(`secure-studio-inventory-${target}`),
  };
}

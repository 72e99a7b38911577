import { CustomErrorBase } from '@backstage/errors';

/** So many environments are missing at once that a sweep concludes nothing of them. */
export class InventorySuspendedError extends CustomErrorBase {
  override readonly name = 'InventorySuspendedError';

  constructor(target: string, missing: number) {
    super(
      `${missing} environments of target '${target}' are missing in AWS's list at once. Nothing is concluded from that, and they are looked for one by one once an admin has confirmed what is missing.`,
    );
  }
}

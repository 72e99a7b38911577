import { CallContext } from '../service';

/** A change that takes time: until `settlesAt` (ISO time) the record is in its transitive state. */
export interface Settling {
  readonly settlesAt: string;
}

/** When a change that starts now is done, if it takes so many seconds at the demo's pace. */
export function settlesAfter(
  context: Pick<CallContext, 'clock' | 'pace'>,
  demoSeconds: number,
): string {
  const milliseconds = context.pace === 'demo' ? demoSeconds * 1000 : 0;
  return new Date(context.clock.now().getTime() + milliseconds).toISOString();
}

export function isSettled(
  record: Settling,
  context: Pick<CallContext, 'clock'>,
): boolean {
  return new Date(record.settlesAt) <= context.clock.now();
}

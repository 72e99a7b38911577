import { CallContext } from '../../service';

/** What passes through states that take time. */
interface Lived {
  readonly createdAt: string;
  readonly deletedAt?: string;
}

export type LifecycleState = 'pending' | 'available' | 'deleting' | 'deleted';

/** How long the changes of one kind of resource take, in milliseconds. */
interface Durations {
  readonly creating: number;
  readonly deleting: number;
}

/** Far shorter than on AWS (minutes), so that nobody waits long for a demonstration. */
export const natGatewayDurations: Durations = {
  creating: 3000,
  deleting: 1500,
};
export const vpcEndpointDurations: Durations = {
  creating: 1500,
  deleting: 500,
};

/** The state at this moment, which follows from when the changes were asked for. */
export function lifecycleState(
  { createdAt, deletedAt }: Lived,
  { creating, deleting }: Durations,
  { clock, pace }: Pick<CallContext, 'clock' | 'pace'>,
): LifecycleState {
  const isOver = (since: string, duration: number) =>
    pace === 'instant' || clock.now().getTime() - Date.parse(since) >= duration;
  if (deletedAt !== undefined) {
    return isOver(deletedAt, deleting) ? 'deleted' : 'deleting';
  }
  return isOver(createdAt, creating) ? 'available' : 'pending';
}

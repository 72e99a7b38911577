import { setImmediate, setTimeout } from 'node:timers/promises';
import { Pace } from '../../../service';

/**
 * Milliseconds that a type takes to create or change at the pace of a demonstration: in proportion
 * to AWS, but so short that a network of some 60 resources is up in half a minute.
 */
const DEMO_DURATIONS: Readonly<Record<string, number>> = {
  'AWS::EC2::NatGateway': 6_000,
  'AWS::EC2::VPC': 3_000,
  'AWS::EC2::VPCEndpoint': 8_000,
  'AWS::NetworkFirewall::Firewall': 14_000,
  'AWS::SageMaker::Domain': 13_000,
  'AWS::SageMaker::UserProfile': 4_000,
};

const DEMO_DEFAULT_DURATION = 1_200;

/** What an action on a resource of this type takes beside its calls, in milliseconds. */
export function actionDuration(pace: Pace, type: string): number {
  return pace === 'instant' ? 0 : DEMO_DURATIONS[type] ?? DEMO_DEFAULT_DURATION;
}

/** Milliseconds between two looks at a resource that is not ready. */
export function pollInterval(pace: Pace): number {
  return pace === 'instant' ? 0 : 500;
}

/**
 * Waits. No time at all is still one turn of the event loop, without a timer.
 *
 * @throws where the signal is aborted
 */
export async function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const options = { signal, ref: false };
  await (milliseconds > 0
    ? setTimeout(milliseconds, undefined, options)
    : setImmediate(undefined, { signal }));
}

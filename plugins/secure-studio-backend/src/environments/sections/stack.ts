import { Stack } from 'backstage-plugin-secure-studio-common';
import { CloudFormationStack } from '../../aws';

/**
 * The stack section. A deleted stack keeps the outputs that it had, so that what it left behind
 * can still be looked for.
 */
export function stackSection(
  arn: string,
  found: CloudFormationStack | undefined,
  previous: Stack | null,
): Stack {
  const lastOutputs = previous?.arn === arn ? previous.outputs : {};
  if (!found) {
    return {
      arn,
      status: 'missing',
      statusReason: null,
      outputs: lastOutputs,
    };
  }
  return {
    arn,
    status: found.status,
    statusReason: found.statusReason ?? null,
    outputs:
      found.status === 'DELETE_COMPLETE'
        ? { ...lastOutputs, ...found.outputs }
        : found.outputs,
  };
}

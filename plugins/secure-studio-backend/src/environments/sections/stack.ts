import { Stack } from 'backstage-plugin-secure-studio-common';
import { CloudFormationStack } from '../../aws';

/**
 * The stack section. A deleted stack keeps the parameters and outputs that it had, so that what it left behind
 * can still be looked for.
 */
export function stackSection(
  arn: string,
  found: CloudFormationStack | undefined,
  previous: Stack | null,
): Stack {
  const last = previous?.arn === arn ? previous : undefined;
  if (!found) {
    return {
      arn,
      status: 'missing',
      statusReason: null,
      parameters: last?.parameters ?? {},
      outputs: last?.outputs ?? {},
    };
  }
  return {
    arn,
    status: found.status,
    statusReason: found.statusReason ?? null,
    parameters: found.parameters,
    outputs:
      found.status === 'DELETE_COMPLETE'
        ? { ...last?.outputs, ...found.outputs }
        : found.outputs,
  };
}

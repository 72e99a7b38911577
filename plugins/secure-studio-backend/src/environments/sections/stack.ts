import { Stack } from 'backstage-plugin-secure-studio-common';
import { CloudFormationStack } from '../../aws';
import { KnownProduct, SectionSource } from '../SectionSource';
import { Observation } from '../types';

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

/** Such as `UPDATE_ROLLBACK_COMPLETE`. */
const AT_REST =
  /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/;

/**
 * What tells whether something was done to a stack through its product; null while something is
 * being done to it.
 */
export function etagOfProduct(
  product: KnownProduct | undefined,
): string | null {
  return product?.status === 'AVAILABLE'
    ? product.lastProvisioningRecordId ?? null
    : null;
}

export async function readStack(
  source: SectionSource,
  arn: string | undefined,
  known: Stack | null,
  { readAt, etag }: { readAt: string; etag: string | null },
): Promise<Observation<'stack'>> {
  if (!arn) {
    return { data: null, observedAt: readAt, etag: null };
  }
  const found = await source.stack(arn);
  return {
    data: stackSection(arn, found, known),
    observedAt: readAt,
    etag: found && AT_REST.test(found.status) ? etag : null,
  };
}

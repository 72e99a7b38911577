import { Domain } from 'backstage-plugin-secure-studio-common';
import { DomainSummary, StudioDomain } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack, Observation, Snapshot } from '../types';
import { requireOutput } from './outputs';
import { stands } from './stands';

/** The domain section; a domain that SageMaker has no more keeps what was known of it. */
export function domainSection(
  id: string,
  found: StudioDomain | undefined,
  previous: Domain | null,
): Domain {
  if (!found) {
    const last = previous?.id === id ? previous : undefined;
    return {
      id,
      name: last?.name ?? id,
      failureReason: null,
      authMode: last?.authMode ?? null,
      networkAccess: last?.networkAccess ?? null,
      vpcId: last?.vpcId ?? null,
      subnetIds: last?.subnetIds ?? [],
      kmsKeyId: last?.kmsKeyId ?? null,
      homeEfsFileSystemCreation: last?.homeEfsFileSystemCreation ?? null,
      createdAt: last?.createdAt ?? null,
      status: 'missing',
    };
  }
  return {
    id,
    name: found.name,
    status: found.status,
    failureReason: found.failureReason ?? null,
    authMode: found.authMode ?? null,
    networkAccess: found.networkAccess ?? null,
    vpcId: found.vpcId ?? null,
    subnetIds: found.subnetIds,
    kmsKeyId: found.kmsKeyId ?? null,
    homeEfsFileSystemCreation: found.homeEfsFileSystemCreation ?? null,
    createdAt: found.createdAt ?? null,
  };
}

/** What tells whether a domain changed since. */
export function etagOfDomain({ status, modifiedAt }: DomainSummary): string {
  return `${status} ${modifiedAt ?? ''}`;
}

/**
 * @param previous - What was known of it.
 * @param mayStand - Whether what was known may stand where a list tells that nothing changed.
 */
export async function readDomain(
  source: SectionSource,
  { outputs }: KnownStack,
  previous: Snapshot<'domain'>,
  { readAt, mayStand }: { readAt: string; mayStand: boolean },
): Promise<Observation<'domain'>> {
  const id = requireOutput(outputs, 'domainId');
  const etag = source.domainEtag(id);
  const standing = mayStand && etag ? stands(previous, etag) : undefined;
  if (standing?.data?.id === id) {
    return standing;
  }
  const found = await source.domain(id);
  return {
    data: domainSection(id, found, previous.data),
    observedAt: readAt,
    etag: found ? etagOfDomain(found) : null,
  };
}

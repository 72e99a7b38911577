import { Domain } from 'backstage-plugin-secure-studio-common';
import { StudioDomain } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack } from '../types';
import { requireOutput } from './outputs';

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

export async function readDomain(
  source: SectionSource,
  { outputs }: KnownStack,
  previous: Domain | null,
): Promise<Domain> {
  const id = requireOutput(outputs, 'domainId');
  return domainSection(id, await source.domain(id), previous);
}

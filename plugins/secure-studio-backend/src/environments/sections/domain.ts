import { DomainSummary, SageMakerGateway, StudioDomain } from '../../aws';
import { ObservedDomain, StackOutputs } from '../types';
import { requireOutput } from './outputs';

/** The domain section; a domain that SageMaker has no more keeps what was known of it. */
export function domainSection(
  id: string,
  found: StudioDomain | undefined,
  previous: ObservedDomain | null,
): ObservedDomain {
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
      modifiedAt: null,
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
    modifiedAt: found.modifiedAt ?? null,
  };
}

/** Whether a list of domains shows that a domain is as it was when it was last described. */
export function isUnchanged(
  summary: DomainSummary,
  previous: ObservedDomain | null,
): previous is ObservedDomain {
  return (
    previous !== null &&
    previous.id === summary.id &&
    previous.status === summary.status &&
    previous.modifiedAt !== null &&
    previous.modifiedAt === summary.modifiedAt
  );
}

export async function readDomain(
  sageMaker: SageMakerGateway,
  outputs: StackOutputs,
  previous: ObservedDomain | null,
): Promise<ObservedDomain> {
  const id = requireOutput(outputs, 'domainId');
  return domainSection(id, await sageMaker.describeDomain(id), previous);
}

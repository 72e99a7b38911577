import { SageMakerGateway, UserProfile } from '../../aws';
import { ObservedProfile, StackOutputs } from '../types';
import { requireOutput } from './outputs';

/** The profiles section, by name. */
export function profilesSection(found: UserProfile[]): ObservedProfile[] {
  return found
    .map(({ name, status, createdAt }) => ({
      name,
      status,
      createdAt: createdAt ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export async function readProfiles(
  sageMaker: SageMakerGateway,
  outputs: StackOutputs,
): Promise<ObservedProfile[]> {
  const found: UserProfile[] = [];
  const domainId = requireOutput(outputs, 'domainId');
  for await (const page of sageMaker.listUserProfiles(domainId)) {
    found.push(...page);
  }
  return profilesSection(found);
}

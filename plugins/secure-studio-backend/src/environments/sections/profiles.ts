import { UserProfile } from '../../aws';
import { SectionSource } from '../SectionSource';
import { KnownStack, ObservedProfile } from '../types';
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
  source: SectionSource,
  { outputs }: KnownStack,
): Promise<ObservedProfile[]> {
  const domainId = requireOutput(outputs, 'domainId');
  return profilesSection(await source.profiles(domainId));
}

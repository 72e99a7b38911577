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
  known: readonly ObservedProfile[] | null,
): Promise<ObservedProfile[]> {
  const found = await source.profiles(
    requireOutput(outputs, 'domainId'),
    listed =>
      known?.every(({ name }) =>
        listed.some(profile => profile.name === name),
      ) ?? true,
  );
  return profilesSection(found);
}

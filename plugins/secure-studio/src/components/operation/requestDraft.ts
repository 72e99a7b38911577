import { Environment } from 'backstage-plugin-secure-studio-common';
import { RequestDraft } from '../RequestButton';

/** What the form must start with to ask for this environment again. */
export function requestDraft(environment: Environment): RequestDraft {
  const { owner, shortName, target } = environment;
  return { owner, name: shortName, target };
}

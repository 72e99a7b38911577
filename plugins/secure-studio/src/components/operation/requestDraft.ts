import { parseEntityRef } from '@backstage/catalog-model';
import { Environment } from 'backstage-plugin-secure-studio-common';
import { RequestDraft } from '../RequestButton';

/** What the form must start with to ask for this environment again. */
export function requestDraft(environment: Environment): RequestDraft {
  const { owner, target } = environment;
  const prefix = `${parseEntityRef(owner).name.toLocaleLowerCase('en-US')}-`;
  const name = environment.name.startsWith(prefix)
    ? environment.name.slice(prefix.length)
    : environment.name;
  return { owner, name, target };
}

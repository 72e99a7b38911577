import { ConfigApi } from '@backstage/frontend-plugin-api';

/** Somebody of the demo organisation. */
export interface DemoPerson {
  /** Entity ref of the user. */
  user: string;
  title: string;
  description: string;
}

/** The people of `demoSignIn.people`; none where the demo organisation is not configured. */
export function readDemoPeople(config: ConfigApi): DemoPerson[] {
  return (config.getOptionalConfigArray('demoSignIn.people') ?? []).map(
    person => ({
      user: person.getString('user'),
      title: person.getString('title'),
      description: person.getString('description'),
    }),
  );
}

import { InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { parseEntityRef } from '@backstage/catalog-model';

/** Who the browser says it is: nothing is checked, so this is for a demo organisation alone. */
export interface DemoSignInResult {
  userEntityRef: string;
}

export const DEMO_USER_HEADER = 'x-demo-user';

/** Takes the user from a header, without any proof. */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async (result: DemoSignInResult) => ({
    profile: { displayName: parseEntityRef(result.userEntityRef).name },
  }),
  initialize() {},
  async authenticate({ req }) {
    const userEntityRef = req.header(DEMO_USER_HEADER);
    if (!userEntityRef) {
      throw new InputError(
        `Header ${DEMO_USER_HEADER}: must hold the entity ref of a demo user`,
      );
    }
    return { result: { userEntityRef } };
  },
});

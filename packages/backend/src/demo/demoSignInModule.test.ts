import { startTestBackend } from '@backstage/backend-test-utils';
import { demoSignInModule } from './demoSignInModule';

// An ES module alone, which plugin-auth-node requires: Node can, Jest with --experimental-vm-modules cannot. Nothing
// here reads a token.
jest.mock('jose', () => ({}));

describe('the demo sign-in', () => {
  const { NODE_ENV } = process.env;

  afterEach(() => Object.assign(process.env, { NODE_ENV }));

  it.each(['production', 'Production', 'prod', 'staging', ''])(
    'refuses to load where NODE_ENV is %j',
    async nodeEnv => {
      Object.assign(process.env, { NODE_ENV: nodeEnv });
      await expect(
        startTestBackend({ features: [demoSignInModule] }),
      ).rejects.toThrow(/only where NODE_ENV is development or test/);
    },
  );

  it('refuses to load where nobody set NODE_ENV', async () => {
    delete (process.env as Record<string, string>).NODE_ENV;
    await expect(
      startTestBackend({ features: [demoSignInModule] }),
    ).rejects.toThrow(/only where NODE_ENV is development or test/);
  });
});

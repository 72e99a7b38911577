import { startTestBackend } from '@backstage/backend-test-utils';
import { demoSignInModule } from './demoSignInModule';

describe('the demo sign-in', () => {
  const { NODE_ENV } = process.env;
  const setEnvironment = (value: string | undefined) =>
    Object.assign(process.env, { NODE_ENV: value });

  afterEach(() => setEnvironment(NODE_ENV));

  it('refuses to load in production', async () => {
    setEnvironment('production');
    await expect(
      startTestBackend({ features: [demoSignInModule] }),
    ).rejects.toThrow(/does not load where NODE_ENV is production/);
  });
});

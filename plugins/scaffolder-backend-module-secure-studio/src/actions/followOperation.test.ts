import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';
import { PortalInMemory } from '../__testUtils__/PortalInMemory';
import { followOperation } from './followOperation';

async function follow(
  portal: PortalInMemory,
  options: { heartbeat?: number; patience?: number },
) {
  const { id } = await portal.provisionEnvironment(
    {
      owner: 'group:default/team-a',
      name: 'forecast',
      target: 'sandbox',
      profileUser: 'user:default/scientist',
      idempotencyKey: 'key',
    },
    { credentials: mockCredentials.user() },
  );
  const lines: string[] = [];
  const followed = followOperation(id, {
    secureStudio: portal as unknown as SecureStudioService,
    credentials: async () => mockCredentials.service(),
    logger: mockServices.logger.mock({
      info: line => {
        lines.push(line);
      },
    }),
    pollInterval: 2,
    ...options,
  });
  return { followed, lines };
}

describe('followOperation', () => {
  it('logs a line at least as often as it promises, also while the backend is away', async () => {
    const portal = new PortalInMemory();
    portal.outages.push(
      ...Array.from({ length: 20 }, () => new TypeError('fetch failed')),
    );
    const { followed, lines } = await follow(portal, { heartbeat: 10 });
    while (!lines.includes('Asked for (0 of 0 resources)')) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    portal.succeed();
    await followed;
    expect(lines).toContain('Secure Studio does not answer; trying again');
  });

  it('gives up on a backend that stays away', async () => {
    const portal = new PortalInMemory();
    portal.outages.push(
      ...Array.from({ length: 1000 }, () => new TypeError('fetch failed')),
    );
    const { followed } = await follow(portal, { patience: 20 });
    await expect(followed).rejects.toThrow('fetch failed');
  });

  it('logs every event of a long log', async () => {
    const portal = new PortalInMemory();
    const { followed, lines } = await follow(portal, {});
    for (let index = 1; index <= 2500; index++) {
      portal.log(`event ${index}`);
    }
    portal.succeed();
    expect(await followed).toMatchObject({ state: 'succeeded' });
    expect(lines.at(-1)).toBe('event 2500');
  });
});

import { PRODUCT_OUTPUTS } from 'backstage-plugin-secure-studio-common';
import { TargetConfig } from '../config';
import { anEnvironment } from '../environments/__testUtils__/answers';
import { NO_SNAPSHOTS } from '../environments/snapshotRows';
import { StudioUrls } from './StudioUrls';

const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
} as TargetConfig;

type Services = ConstructorParameters<typeof StudioUrls>[0];

/** A portal whose database has a domain, and whose AWS nobody may ask. */
function studioUrls(): StudioUrls {
  return new StudioUrls({
    portalId: 'portal',
    targets: [TARGET],
    gateways: {} as Services['gateways'],
    targetReader: {} as Services['targetReader'],
    limits: { take: async () => {} } as unknown as Services['limits'],
    snapshots: {
      get: async () => ({
        ...NO_SNAPSHOTS,
        stack: {
          ...NO_SNAPSHOTS.stack,
          data: {
            status: 'CREATE_COMPLETE',
            statusReason: null,
            parameters: {},
            outputs: { [PRODUCT_OUTPUTS.domainId]: 'd-1' },
          },
        },
      }),
    } as unknown as Services['snapshots'],
  });
}

describe('a studio URL', () => {
  it.each([
    ['region', { accountId: TARGET.accountId, region: 'eu-central-1' }],
    ['account', { accountId: '999999999999', region: TARGET.region }],
  ])(
    'is not asked for where the target has another %s now than the environment',
    async (_, seenIn) => {
      await expect(
        studioUrls().create(anEnvironment({ target: TARGET.id, seenIn }), {
          profile: 'scientist',
          user: 'user:default/scientist',
        }),
      ).rejects.toThrow('has another account or region now');
    },
  );
});

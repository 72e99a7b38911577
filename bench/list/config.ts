import { JsonObject } from '@backstage/types';

/** Where the portal's process finds its configuration, as JSON. */
export const CONFIG_VARIABLE = 'BENCH_CONFIG';

export const TARGETS = ['sandbox', 'research', 'production'];

/** The configuration of a portal on loopback, with the permission policy of packages/backend. */
export function portalConfig(options: {
  port: number;
  database: JsonObject;
}): JsonObject {
  const { port, database } = options;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: { baseUrl, listen: { host: '127.0.0.1', port }, database },
    auth: { environment: 'development', providers: { demo: {} } },
    permission: { enabled: true },
    catalog: {
      processingInterval: { hours: 24 },
      providers: {
        secureStudio: {
          // Once, when the register is full.
          schedule: {
            frequency: { trigger: 'manual' },
            timeout: { minutes: 5 },
          },
        },
      },
    },
    secureStudio: {
      portalId: 'bench',
      targets: TARGETS.map((id, index) => ({
        id,
        accountId: `11112222333${index}`,
        region: 'eu-west-1',
        product: 'secure-studio',
        version: '1.0',
        roles: {
          read: 'secure-studio-read',
          provision: 'secure-studio-provision',
          operate: 'secure-studio-operate',
          open: 'secure-studio-open',
        },
        owners: ['*'],
      })),
      reviewers: 'group:default/cloud-security',
      admins: 'group:default/platform',
      // What is measured is in the database; there is no AWS.
      inventory: { frequency: { hours: 24 } },
    },
  };
}

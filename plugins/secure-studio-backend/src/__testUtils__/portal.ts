import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { Operation } from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import request from 'supertest';
import { CatalogInMemory } from '../access/__testUtils__/CatalogInMemory';
import { secureStudioPlugin } from '../plugin';

type TestBackendFeatures = NonNullable<
  Parameters<typeof startTestBackend>[0]['features']
>;

/** The groups of each user. */
const MEMBERSHIPS: Record<string, string[]> = {
  'user:default/scientist-a1': ['group:default/team-a'],
  'user:default/scientist-a2': ['group:default/team-a'],
  'user:default/scientist-b1': ['group:default/team-b'],
  'user:default/admin': ['group:default/platform'],
};

export const USER = 'user:default/scientist-a1';

export const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  version: '1.0',
  roles: {
    read: 'secure-studio-read',
    provision: 'secure-studio-provision',
    operate: 'secure-studio-operate',
    open: 'secure-studio-open',
  },
  owners: ['group:default/team-a'],
  approvedDomains: ['.kaggle.com'],
};

/** More often than any test asks for something. */
const ROOMY = { perPerson: 100_000, perTeam: 100_000 };

/** A request that may be taken. */
export function asked(name: string) {
  return {
    owner: 'group:default/team-a',
    name,
    target: 'sandbox',
    profileUser: USER,
    teamDomains: ['.kaggle.com'],
  };
}

const userInfoFactory = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo({ principal }) {
      const userEntityRef = String(
        (principal as { userEntityRef?: string }).userEntityRef,
      );
      return {
        userEntityRef,
        ownershipEntityRefs: [
          userEntityRef,
          ...(MEMBERSHIPS[userEntityRef] ?? []),
        ],
      };
    },
  }),
});

function userEntity([ref, groups]: [string, string[]]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: ref.split('/')[1] },
    spec: { memberOf: groups },
    relations: groups.map(targetRef => ({ type: 'memberOf', targetRef })),
  };
}

/** The groups of the users. */
const GROUPS = [...new Set(Object.values(MEMBERSHIPS).flat())];

function groupEntity(ref: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: ref.split('/')[1] },
    spec: { type: 'team', children: [] },
  };
}

/** Starts a backend with the plugin, which may be the second on its database. */
export async function startPortal(options: {
  database: Knex;
  features?: TestBackendFeatures;
  operations?: JsonObject;
  /** What requesters may choose on the target; its defaults where left out. */
  choices?: JsonObject;
  /** What is different of each target; one as it is where left out. */
  targets?: JsonObject[];
  portalId?: string;
  inventory?: JsonObject;
  /** Other keys of `secureStudio`. */
  config?: JsonObject;
  /** Another catalog than the one that has the users and says what their tokens claim. */
  catalog?: CatalogInMemory;
  /** How often things may be asked for; more often than any test does where left out. */
  limits?: JsonObject;
}) {
  const backend = await startTestBackend({
    features: [
      secureStudioPlugin,
      userInfoFactory,
      options.catalog?.factory ??
        catalogServiceMock.factory({
          entities: [
            ...Object.entries(MEMBERSHIPS).map(userEntity),
            ...GROUPS.map(groupEntity),
          ],
        }),
      mockServices.database.factory({ knex: options.database }),
      mockServices.rootConfig.factory({
        data: {
          secureStudio: {
            inventory: options.inventory,
            targets: (options.targets ?? [{}]).map(over => ({
              ...TARGET,
              choices: options.choices,
              ...over,
            })),
            portalId: options.portalId ?? 'test-portal',
            reviewers: 'group:default/cloud-security',
            admins: 'group:default/platform',
            limits: {
              studioUrls: ROOMY,
              refreshes: ROOMY,
              provisions: ROOMY,
            },
            operations: {
              pollInterval: { milliseconds: 50 },
              lease: { milliseconds: 1000 },
              ...options.operations,
            },
            ...options.config,
          },
        },
      }),
      ...(options.features ?? []),
    ],
  });
  const http = request(backend.server);
  const path = (route: string) => `/api/secure-studio${route}`;
  const as = (user: string) => mockCredentials.user.header(user);

  return {
    stop: () => backend.stop(),
    url: `http://127.0.0.1:${backend.server.port()}/api/secure-studio`,
    get: (route: string, user = USER) =>
      http.get(path(route)).set('Authorization', as(user)),
    getAsService: (route: string) =>
      http
        .get(path(route))
        .set('Authorization', mockCredentials.service.header()),
    post: (
      route: string,
      body: object | string,
      { key = 'task-1:step', header = as(USER) } = {},
    ) =>
      http
        .post(path(route))
        .set('Authorization', header)
        .set('Idempotency-Key', key)
        .set('Content-Type', 'application/json')
        .send(body),
    postAs: (user: string, route: string, body: object) =>
      http.post(path(route)).set('Authorization', as(user)).send(body),
    putAs: (user: string, route: string, body: object) =>
      http.put(path(route)).set('Authorization', as(user)).send(body),
    deleteAs: (user: string, route: string) =>
      http.delete(path(route)).set('Authorization', as(user)),
    postAsService: (route: string, body: object) =>
      http
        .post(path(route))
        .set('Authorization', mockCredentials.service.header())
        .set('Idempotency-Key', 'service-1')
        .send(body),
    /** The operation, once it has ended. */
    async ended(id: string): Promise<Operation> {
      for (;;) {
        const { body } = await http
          .get(path(`/operations/${id}`))
          .set('Authorization', as(USER));
        if (body.state !== 'open') {
          return body;
        }
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

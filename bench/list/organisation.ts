import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

export const TEAMS = 200;
export const READER = 'user:default/reader';

export const teamName = (index: number) => `team-${index}`;

const annotations = {
  'backstage.io/managed-by-location': 'url:https://example.com/organisation',
  'backstage.io/managed-by-origin-location':
    'url:https://example.com/organisation',
};

function entity(kind: string, name: string, spec: Entity['spec']): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, annotations },
    spec,
  };
}

function organisation(): Entity[] {
  const teams = Array.from({ length: TEAMS }, (_, index) => teamName(index));
  return [
    ...[...teams, 'platform', 'cloud-security'].map(name =>
      entity('Group', name, { type: 'team', children: [] }),
    ),
    // The person who reads is in ten of the teams: some have many environments, others few.
    entity('User', 'reader', {
      memberOf: teams.filter((_, index) => index % 20 === 5),
    }),
  ];
}

/** The person and the teams. */
export const organisationModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'organisation',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'organisation',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: organisation().map(each => ({ entity: each })),
            }),
        });
      },
    });
  },
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ComponentProps } from 'react';
import { GroupEntity, UserEntity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject } from '@backstage/types';
import {
  DEFAULT_NETWORK,
  environmentFullName,
  SecureStudioApi,
  Target,
} from 'backstage-plugin-secure-studio-common';
import { parse } from 'yaml';
import { domainsField } from '../components/fields/DomainsField';
import { environmentNameField } from '../components/fields/EnvironmentNameField';
import { networkField } from '../components/fields/NetworkField';
import { profileUserField } from '../components/fields/ProfileUserField';
import { targetField } from '../components/fields/TargetField';
import { teamField } from '../components/fields/TeamField';
import { secureStudioApiMock } from './secureStudioApi';

type Stepping = ComponentProps<typeof Stepper>;

const FIELDS: Stepping['extensions'] = [
  teamField,
  environmentNameField,
  targetField,
  profileUserField,
  domainsField,
  networkField,
].map(({ name, component, validation }) => ({ name, component, validation }));

const TEMPLATE =
  '../../../../templates/secure-studio-environment/template.yaml';

/** The form as the portal's template has it. */
const {
  metadata,
  spec,
}: {
  metadata: { title: string };
  spec: { parameters: (JsonObject & { title: string })[] };
} = parse(readFileSync(resolve(__dirname, TEMPLATE), 'utf8'));

/** A target that is open to team A. */
export function target(overrides: Partial<Target> = {}): Target {
  return {
    id: 'sandbox',
    accountId: '111122223333',
    region: 'eu-west-1',
    approvedDomains: ['.kaggle.com', 'example.org'],
    egressModes: ['allowlist'],
    network: DEFAULT_NETWORK,
    ...overrides,
  };
}

export function group(name: string, members: string[]): GroupEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: members.map(member => ({
      type: 'hasMember',
      targetRef: `user:default/${member}`,
    })),
  };
}

export function user(name: string): UserEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

/** Renders the template's form for a person of team A, as the portal does. */
export function renderForm(
  options: {
    groups?: string[];
    api?: Partial<SecureStudioApi>;
    initialState?: Record<string, string>;
  } = {},
) {
  jest.spyOn(window, 'scrollTo').mockImplementation(() => {});
  const onCreate = jest.fn(async () => {});
  const { groups = ['team-a'], initialState } = options;
  const api = secureStudioApiMock({
    listTargets: async () => [target()],
    checkName: async ({ owner, name }) => ({
      fullName: environmentFullName(owner, name),
      available: true,
      reason: null,
    }),
    ...options.api,
  });
  renderInTestApp(
    <SecretsContextProvider>
      <Stepper
        manifest={{
          title: metadata.title,
          steps: spec.parameters.map(schema => ({
            title: schema.title,
            schema,
          })),
        }}
        extensions={FIELDS}
        initialState={initialState}
        onCreate={onCreate}
      />
    </SecretsContextProvider>,
    {
      apis: [
        api,
        mockApis.identity({
          userEntityRef: 'user:default/scientist-1',
          ownershipEntityRefs: [
            'user:default/scientist-1',
            ...groups.map(name => `group:default/${name}`),
          ],
        }),
        catalogApiMock({
          entities: [
            group('team-a', ['scientist-1', 'scientist-2']),
            group('team-b', ['scientist-1', 'scientist-3']),
            user('scientist-1'),
            user('scientist-2'),
            user('scientist-3'),
          ],
        }),
      ],
    },
  );
  return { onCreate, api };
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ComponentProps } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { SecretsContextProvider } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject } from '@backstage/types';
import {
  ALL_CHOICES,
  DEFAULT_NETWORK,
  KNOWN_PARAMETERS,
  SecureStudioApi,
  Target,
} from 'backstage-plugin-secure-studio-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parse } from 'yaml';
import { acknowledgementField } from '../components/fields/AcknowledgementField';
import { choiceField } from '../components/fields/ChoiceField';
import { domainsField } from '../components/fields/DomainsField';
import { environmentNameField } from '../components/fields/EnvironmentNameField';
import { existingVpcField } from '../components/fields/ExistingVpcField';
import { networkField } from '../components/fields/NetworkField';
import { optionsField } from '../components/fields/OptionsField';
import { profileUserField } from '../components/fields/ProfileUserField';
import { servicesField } from '../components/fields/ServicesField';
import { settingField } from '../components/fields/SettingField';
import { tagsField } from '../components/fields/TagsField';
import { targetField } from '../components/fields/TargetField';
import { teamField } from '../components/fields/TeamField';
import { secureStudioApiMock } from './secureStudioApi';

type Stepping = ComponentProps<typeof Stepper>;

const FIELDS: Stepping['extensions'] = [
  teamField,
  environmentNameField,
  targetField,
  profileUserField,
  choiceField,
  acknowledgementField,
  domainsField,
  networkField,
  existingVpcField,
  servicesField,
  optionsField,
  settingField,
  tagsField,
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
    version: '1.0',
    parameters: [...KNOWN_PARAMETERS],
    problem: null,
    tagFields: [],
    approvedDomains: ['.kaggle.com', 'example.org'],
    choices: ALL_CHOICES,
    network: DEFAULT_NETWORK,
    ...overrides,
  };
}

/** The members of each team. */
const MEMBERS: Record<string, string[]> = {
  'group:default/team-a': ['scientist-1', 'scientist-2'],
  'group:default/team-b': ['scientist-1', 'scientist-3'],
};

async function listTeamMembers(query: { owner: string; user?: string }) {
  const members = (MEMBERS[query.owner] ?? []).map(name => ({
    ref: `user:default/${name}`,
    title: name,
  }));
  return {
    items: members.filter(({ ref }) => [undefined, ref].includes(query.user)),
    hasMore: false,
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
    listTeams: async () => ({
      items: groups.map(name => ({
        ref: `group:default/${name}`,
        title: name,
        isLead: false,
        targets: ['sandbox'],
      })),
      isAdmin: false,
      isReviewer: false,
    }),
    listTeamMembers,
    checkName: async ({ owner, name }) => ({
      fullName: `${parseEntityRef(owner).name}--${name}`,
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
        }),
      ],
    },
  );
  return { onCreate, api };
}

export const press = async (name: RegExp | string) =>
  userEvent.click(await screen.findByRole('button', { name }));

export const typeName = (name: string) =>
  userEvent.type(screen.getByRole('textbox', { name: /Name/ }), name);

const currentPage = () =>
  document.querySelectorAll('.MuiStepLabel-label.MuiStepLabel-active')[0]
    ?.textContent;

/** Goes on to the next page. */
export async function pressNext() {
  const page = currentPage();
  await press('Next');
  await waitFor(() => expect(currentPage()).not.toBe(page));
}

/** Goes on page by page, until nothing but the review is left. */
export async function pressUntilReview() {
  while (!screen.queryByRole('button', { name: 'Review' })) {
    await pressNext();
  }
}

/** Fills in what must be, and goes on to the page of this title. */
export async function goTo(title: string) {
  await screen.findByRole('button', { name: /scientist-1/ });
  await screen.findByRole('button', { name: /sandbox/ });
  await typeName('research');
  while (currentPage() !== title) {
    await pressNext();
  }
}

/** Goes through the rest of the form and creates the environment. */
export async function create(onCreate: jest.Mock) {
  await pressUntilReview();
  await press('Review');
  await press('Create');
  await waitFor(() => expect(onCreate).toHaveBeenCalled());
}

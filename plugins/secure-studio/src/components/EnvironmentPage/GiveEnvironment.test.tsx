import { ConflictError } from '@backstage/errors';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SecureStudioApi } from 'backstage-plugin-secure-studio-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { environment } from '../../__testUtils__/environments';
import { renderPages } from '../../__testUtils__/renderPages';
import { searchAndChoose } from '../../__testUtils__/search';

expect.extend(toHaveNoViolations);
jest.setTimeout(60_000);

const PATH = '/environments/team-a--research';
const ACTION = 'Give to another group';

const group = (name: string, title?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default', title },
});

function renderEnvironment(
  giveEnvironment: SecureStudioApi['giveEnvironment'],
  { isAdmin = true } = {},
) {
  return renderPages(
    {
      getEnvironment: async () => environment(),
      listTeams: async () => ({ items: [], isAdmin, isReviewer: false }),
      giveEnvironment: jest.fn(giveEnvironment),
    },
    PATH,
    [
      catalogApiMock({
        entities: [group('team-a'), group('team-b', 'Team B'), group('other')],
      }),
    ],
  );
}

async function chooseTeamB() {
  await userEvent.click(await screen.findByRole('button', { name: ACTION }));
  await userEvent.click(
    await screen.findByRole('button', { name: /Select an option/ }),
  );
  await searchAndChoose('team b', /Team B/);
}

const confirm = async () =>
  userEvent.click(await screen.findByRole('button', { name: ACTION }));

const refuse = async () => {
  throw new ConflictError('name: must be another one than research');
};

describe('GiveEnvironment', () => {
  it('is offered to nobody but an admin', async () => {
    renderEnvironment(refuse, { isAdmin: false });
    await screen.findByRole('region', { name: 'Domain' });
    expect(screen.queryByRole('button', { name: ACTION })).toBeNull();
  });

  it('gives to the group that was found, and says whose profiles nobody can open', async () => {
    const api = renderEnvironment(async ({ environment: name, owner }) => ({
      environment: name,
      owner,
      previousOwner: 'group:default/team-a',
      name: 'research',
      profilesOfOthers: [{ profile: 'ann', user: 'user:default/ann' }],
    }));
    await chooseTeamB();
    expect(await axe(screen.getByRole('dialog'))).toHaveNoViolations();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Reason/ }),
      'merged',
    );
    const reads = api.getEnvironment.mock.calls.length;
    await confirm();
    expect(
      await screen.findByText('It belongs to group:default/team-b now'),
    ).toBeInTheDocument();
    expect(screen.getByText(/cannot be opened: ann/)).toBeInTheDocument();
    expect(api.giveEnvironment).toHaveBeenCalledWith({
      environment: 'team-a--research',
      owner: 'group:default/team-b',
      reason: 'merged',
    });
    await waitFor(() =>
      expect(api.getEnvironment.mock.calls.length).toBeGreaterThan(reads),
    );
  });

  it('says why it was refused, and takes another name', async () => {
    const api = renderEnvironment(refuse);
    await chooseTeamB();
    await confirm();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'name: must be another one than research',
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Name in the group/ }),
      'taken-over',
    );
    await confirm();
    await waitFor(() =>
      expect(api.giveEnvironment).toHaveBeenLastCalledWith({
        environment: 'team-a--research',
        owner: 'group:default/team-b',
        name: 'taken-over',
      }),
    );
  });

  it('needs a group', async () => {
    const api = renderEnvironment(refuse);
    await userEvent.click(await screen.findByRole('button', { name: ACTION }));
    await screen.findByText('Name in the group');
    expect(await screen.findByRole('button', { name: ACTION })).toBeDisabled();
    expect(api.giveEnvironment).not.toHaveBeenCalled();
  });
});

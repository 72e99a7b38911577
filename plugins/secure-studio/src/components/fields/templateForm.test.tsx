import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import {
  create,
  press,
  pressUntilReview,
  renderForm,
  typeName,
} from '../../__testUtils__/renderForm';
import { searchAndChoose } from '../../__testUtils__/search';

expect.extend(toHaveNoViolations);

describe('the form that asks for an environment', () => {
  it('offers the team, the target and oneself, and hands over what was chosen', async () => {
    const { onCreate } = renderForm();

    await screen.findByRole('button', { name: /team-a/ });
    await screen.findByRole('button', { name: /sandbox/ });
    await screen.findByRole('button', { name: /scientist-1/ });
    await typeName('research');
    expect(
      await screen.findByText('team-a--research is free.'),
    ).toBeInTheDocument();

    await press('Next');
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /kaggle.com/ }),
    );
    await pressUntilReview();
    await press('Review');
    await press('Create');

    await waitFor(() => expect(onCreate).toHaveBeenCalled());
    expect(onCreate).toHaveBeenCalledWith({
      owner: 'group:default/team-a',
      name: 'research',
      target: 'sandbox',
      profileUser: 'user:default/scientist-1',
      teamDomains: ['.kaggle.com'],
    });
  });

  it('reads the targets once, however many fields show and check them', async () => {
    const { api, onCreate } = renderForm();
    await screen.findByRole('button', { name: /scientist-1/ });
    await screen.findByRole('button', { name: /sandbox/ });
    await typeName('research');
    await create(onCreate);
    expect(api.listTargets).toHaveBeenCalledTimes(1);
  });

  it('has no accessibility violations', async () => {
    renderForm();
    await screen.findByRole('button', { name: /scientist-1/ });
    const form = document.querySelector('form');
    expect(await axe(form ?? '')).toHaveNoViolations();
  });

  it('says which rule a name breaks while it is typed', async () => {
    const { api } = renderForm();
    await screen.findByRole('button', { name: /team-a/ });
    await typeName('Re search');
    expect(
      screen.getByText(/The name must have only lower-case letters/),
    ).toBeInTheDocument();
    expect(api.checkName).not.toHaveBeenCalled();
  });

  it('shows the full name that the portal says, which it cannot know itself', async () => {
    renderForm({
      api: {
        checkName: async ({ name }) => ({
          fullName: `ml-platform--0123456789--${name}`,
          available: true,
          reason: null,
        }),
      },
    });
    await screen.findByRole('button', { name: /team-a/ });
    await typeName('research');
    expect(
      await screen.findByText('ml-platform--0123456789--research is free.'),
    ).toBeInTheDocument();
  });

  it('says that a name is taken and does not go on with it', async () => {
    renderForm({
      api: {
        checkName: async () => ({
          fullName: 'team-a--research',
          available: false,
          reason: 'team-a--research is in use since yesterday',
        }),
      },
    });
    await screen.findByRole('button', { name: /scientist-1/ });
    await screen.findByRole('button', { name: /sandbox/ });
    await typeName('research');
    await screen.findByText('team-a--research is in use since yesterday');

    await press('Next');
    expect(
      (await screen.findAllByText('team-a--research is in use since yesterday'))
        .length,
    ).toBeGreaterThan(1);
    expect(screen.queryByText(/Domains to allow/)).not.toBeInTheDocument();
  });

  it('lets a person of two teams choose, and offers what belongs to the team', async () => {
    const { api } = renderForm({ groups: ['team-a', 'team-b'] });
    expect((await screen.findAllByText('Choose the team first.')).length).toBe(
      2,
    );

    await press(/Team/);
    await userEvent.click(
      await screen.findByRole('option', { name: 'team-b' }),
    );
    await press(/First user profile/);
    expect(
      (await screen.findAllByRole('option')).map(option => option.textContent),
    ).toEqual(['scientist-1', 'scientist-3']);
    expect(api.listTargets).toHaveBeenCalledWith({
      owner: 'group:default/team-b',
    });
  });

  it('offers a person of no team none', async () => {
    renderForm({ groups: [] });
    expect(
      await screen.findByText(/You are in no group of the catalog/),
    ).toBeInTheDocument();
  });

  it('says that no target is open to the team', async () => {
    renderForm({ api: { listTargets: async () => [] } });
    expect(
      await screen.findByText(/No target is open to this team/),
    ).toBeInTheDocument();
  });

  it('refuses a value that was not offered', async () => {
    renderForm({
      initialState: {
        owner: 'group:default/team-b',
        name: 'research',
        target: 'sandbox',
        profileUser: 'user:default/scientist-1',
      },
    });
    await screen.findByText('team-b--research is free.');
    await press('Next');
    expect(
      (await screen.findAllByText(/Choose a team that you are in/)).length,
    ).toBeGreaterThan(0);
  });

  it('finds one of many members by name, and takes whom the portal takes', async () => {
    const member = (name: string) => ({
      ref: `user:default/${name}`,
      title: name,
    });
    const listTeamMembers = jest.fn(
      async (query: { search?: string; user?: string }) => ({
        items: query.user
          ? [member(query.user.split('/')[1])]
          : [member(query.search === 'zoe' ? 'zoe' : 'adam')],
        hasMore: !query.search && !query.user,
      }),
    );
    const { onCreate } = renderForm({ api: { listTeamMembers } });
    // Oneself is offered, though not among the first.
    await press(/scientist-1.*First user profile/);
    await searchAndChoose('zoe', 'zoe');
    await typeName('research');
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ profileUser: 'user:default/zoe' }),
    );
  });

  it.each([
    [
      'teams',
      /Your teams could not be read: the catalog rests/,
      {
        listTeams: async () => {
          throw new Error('the catalog rests');
        },
      },
    ],
    [
      'members',
      /The members of the team could not be read: the catalog rests/,
      {
        listTeamMembers: async () => {
          throw new Error('the catalog rests');
        },
      },
    ],
  ])(
    'says why the %s cannot be read, and does not go on',
    async (_, text, api) => {
      renderForm({
        api,
        initialState: {
          owner: 'group:default/team-a',
          name: 'research',
          target: 'sandbox',
          profileUser: 'user:default/scientist-1',
        },
      });
      await screen.findAllByText(text);
      await screen.findByText('team-a--research is free.');
      await press('Next');
      await waitFor(() =>
        expect(screen.getAllByText(text).length).toBeGreaterThan(1),
      );
    },
  );
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import {
  EnvironmentStatus,
  Profile,
  SecureStudioApi,
} from 'backstage-plugin-secure-studio-common';
import { environment, profile } from '../../__testUtils__/environments';
import { renderPages } from '../../__testUtils__/renderPages';

const STUDIO_URL = 'https://d-1.studio.example/auth?token=one-time';
const EXPIRES_AT = '2026-11-20T10:00:30.000Z';

/** The parts of a browser tab that opening Studio touches. */
function fakeTab() {
  return {
    opener: window,
    document: { title: '', body: { textContent: '' } },
    location: { replace: jest.fn() },
    close: jest.fn(),
  };
}

function browserOpens(tab: ReturnType<typeof fakeTab> | null) {
  // Only what fakeTab has is used of a window.
  return jest
    .spyOn(window, 'open')
    .mockReturnValue(tab as unknown as Window | null);
}

async function renderProfiles(options: {
  profiles: Profile[];
  status?: EnvironmentStatus;
  createStudioUrl?: SecureStudioApi['createStudioUrl'];
}) {
  const api = renderPages(
    {
      getEnvironment: async () =>
        environment({
          status: options.status ?? 'available',
          sections: {
            profiles: {
              data: options.profiles,
              observedAt: EXPIRES_AT,
              error: null,
            },
          },
        }),
      createStudioUrl: jest.fn(
        options.createStudioUrl ??
          (async () => ({ url: STUDIO_URL, expiresAt: EXPIRES_AT })),
      ),
    },
    '/environments/team-a--research',
  );
  const section = await screen.findByRole('region', { name: 'User profiles' });
  return { api, section: within(section) };
}

const BUTTON = { name: /Open Studio as/ };

describe('ProfilesSection', () => {
  afterEach(() => jest.restoreAllMocks());

  it('opens one’s own profile in a tab that cannot reach back', async () => {
    const tab = fakeTab();
    browserOpens(tab);
    const { api, section } = await renderProfiles({ profiles: [profile()] });

    await userEvent.click(section.getByRole('button', BUTTON));
    await waitFor(() =>
      expect(tab.location.replace).toHaveBeenCalledWith(STUDIO_URL),
    );
    expect(tab.opener).toBeNull();
    expect(api.createStudioUrl).toHaveBeenCalledWith({
      name: 'team-a--research',
      profile: 'data-scientist',
    });
    expect(document.body.innerHTML).not.toContain('one-time');
  });

  it('asks for one studio URL on a double click', async () => {
    const open = browserOpens(fakeTab());
    const { api, section } = await renderProfiles({ profiles: [profile()] });
    await userEvent.dblClick(section.getByRole('button', BUTTON));
    expect(api.createStudioUrl).toHaveBeenCalledTimes(1);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('closes the tab and says why the backend refused', async () => {
    const tab = fakeTab();
    browserOpens(tab);
    const { section } = await renderProfiles({
      profiles: [profile()],
      createStudioUrl: async () => {
        throw new NotAllowedError('The domain signs in with SSO');
      },
    });
    await userEvent.click(section.getByRole('button', BUTTON));
    expect(await section.findByRole('alert')).toHaveTextContent(
      'The domain signs in with SSO',
    );
    expect(tab.close).toHaveBeenCalled();
  });

  it('says that the browser blocked the tab, and asks for no studio URL', async () => {
    browserOpens(null);
    const { api, section } = await renderProfiles({ profiles: [profile()] });
    await userEvent.click(section.getByRole('button', BUTTON));
    expect(await section.findByRole('alert')).toHaveTextContent(
      'The browser blocked the new tab',
    );
    expect(api.createStudioUrl).not.toHaveBeenCalled();
  });

  it('goes to no address that would run as a script of the portal', async () => {
    const tab = fakeTab();
    browserOpens(tab);
    const { section } = await renderProfiles({
      profiles: [profile()],
      createStudioUrl: async () => ({
        url: ['javascript', 'alert(1)'].join(':'),
        expiresAt: EXPIRES_AT,
      }),
    });
    await userEvent.click(section.getByRole('button', BUTTON));
    expect(await section.findByRole('alert')).toBeInTheDocument();
    expect(tab.location.replace).not.toHaveBeenCalled();
  });

  it('says whose another’s profile is, and offers no button for it', async () => {
    const { section } = await renderProfiles({
      profiles: [profile({ own: false, user: 'user:default/colleague' })],
    });
    expect(
      section.getByRole('link', { name: 'colleague' }),
    ).toBeInTheDocument();
    expect(
      section.getByText('Only its own user can open it.'),
    ).toBeInTheDocument();
    expect(section.queryByRole('button', BUTTON)).not.toBeInTheDocument();
  });

  it.each([
    [
      'the environment is not available',
      { status: 'provisioning' as const, profiles: [profile()] },
      'It can be opened once the environment is available.',
    ],
    [
      'the profile is not in service',
      { profiles: [profile({ status: 'Pending' })] },
      'It can be opened once it is InService.',
    ],
  ])('says that %s', async (_, options, reason) => {
    const { section } = await renderProfiles(options);
    expect(section.getByText(reason)).toBeInTheDocument();
    expect(section.getByRole('button', BUTTON)).toBeDisabled();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  EnvironmentList,
  EnvironmentListQuery,
  SecureStudioApi,
} from 'backstage-plugin-secure-studio-common';
import { summary } from '../../__testUtils__/environments';
import { renderPages } from '../../__testUtils__/renderPages';

expect.extend(toHaveNoViolations);

const ENVIRONMENTS = [
  summary({
    name: 'team-a--research',
    createdAt: '2026-11-18T09:00:00.000Z',
  }),
  summary({
    name: 'team-b--churn',
    owner: 'group:default/team-b',
    target: 'production',
    status: 'failed',
    statusReason: { source: 'stack', message: 'The stack was deleted' },
    createdAt: '2026-11-20T09:00:00.000Z',
  }),
  summary({
    name: 'team-a--archive',
    status: 'terminated',
    egressMode: null,
    createdAt: '2026-11-19T09:00:00.000Z',
  }),
];

/** As the backend answers, with pages of two. */
function aPortal(environments = ENVIRONMENTS) {
  return jest.fn(
    async (query: EnvironmentListQuery): Promise<EnvironmentList> => {
      const { cursor, status, owner, target, search = '' } = query;
      const all = environments.filter(
        item =>
          (status?.includes(item.status) ?? true) &&
          (owner?.includes(item.owner) ?? true) &&
          (target?.includes(item.target) ?? true) &&
          item.name.includes(search.toLocaleLowerCase('en-US')),
      );
      const start = Number(cursor ?? 0);
      return {
        items: all.slice(start, start + 2),
        total: all.length,
        nextCursor: start + 2 < all.length ? String(start + 2) : null,
      };
    },
  );
}

async function renderList(
  listEnvironments: SecureStudioApi['listEnvironments'],
  address = '',
) {
  renderPages({ listEnvironments }, address);
  await screen.findByText('team-a--research');
}

const names = () =>
  screen.getAllByRole('rowheader').map(header => header.textContent);

const choose = async (field: RegExp, option: string) => {
  await userEvent.click(screen.getByRole('button', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
};

describe('EnvironmentListPage', () => {
  it('shows each environment with team, status, target, egress mode and age', async () => {
    await renderList(aPortal());

    const row = screen.getByRole('row', { name: /team-a--research/ });
    expect(within(row).getByText('team-a')).toBeInTheDocument();
    expect(within(row).getByText('Available')).toBeInTheDocument();
    expect(within(row).getByText('sandbox')).toBeInTheDocument();
    expect(within(row).getByText('Allowlist')).toBeInTheDocument();
    expect(within(row).getByText(/ago|in/)).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: 'team-a--research' }),
    ).toHaveAttribute('href', '/secure-studio/environments/team-a--research');
  });

  it('says what is amiss, and which section says so', async () => {
    await renderList(
      aPortal([
        ENVIRONMENTS[0],
        summary({
          name: 'team-a--lab',
          status: 'degraded',
          statusReason: {
            source: 'firewall',
            message: 'The firewall lab-1 is missing',
          },
        }),
      ]),
    );
    const row = screen.getByRole('row', { name: /team-a--lab/ });
    expect(within(row).getByText('Degraded')).toBeInTheDocument();
    expect(
      within(row).getByText('Firewall: The firewall lab-1 is missing'),
    ).toBeInTheDocument();
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();

    await choose(/Status/, 'Degraded');
    expect(names()).toEqual(['team-a--lab']);
  });

  it('has no accessibility violations', async () => {
    await renderList(aPortal());
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('walks from page to page by keyboard, and says how many there are', async () => {
    await renderList(aPortal());
    expect(names()).toEqual(['team-a--research', 'team-b--churn']);
    expect(screen.getByText('1 - 2 of 3')).toBeInTheDocument();

    screen.getByRole('button', { name: 'Next table page' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(names()).toEqual(['team-a--archive']));
    expect(
      screen.getByRole('button', { name: 'Next table page' }),
    ).toBeDisabled();

    screen.getByRole('button', { name: 'Previous table page' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(names()).toHaveLength(2));
  });

  it('searches once the typing rests, from the first page on', async () => {
    const portal = aPortal();
    await renderList(portal);
    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );
    await screen.findByText('team-a--archive');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search environments' }),
      'CHURN',
    );
    await waitFor(() => expect(names()).toEqual(['team-b--churn']));
    expect(
      portal.mock.calls.map(([{ search, cursor }]) => [search, cursor]),
    ).toEqual([
      [undefined, undefined],
      [undefined, '2'],
      ['CHURN', undefined],
    ]);
  });

  it('filters by status, team and target, and offers to clear what matches nothing', async () => {
    const portal = aPortal();
    await renderList(portal);
    await choose(/Status/, 'Failed');
    await waitFor(() => expect(names()).toEqual(['team-b--churn']));

    await choose(/Target/, 'production');
    await choose(/Status/, 'Terminated');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(names()).toHaveLength(2));
    await choose(/Team/, 'team-b');
    await waitFor(() => expect(names()).toEqual(['team-b--churn']));
    expect(portal).toHaveBeenLastCalledWith(
      expect.objectContaining({
        owner: ['group:default/team-b'],
        status: undefined,
        target: undefined,
      }),
    );
  });

  it('asks for the order of a column, the youngest first', async () => {
    const portal = aPortal();
    await renderList(portal);
    const age = screen.getByRole('columnheader', { name: /Age/ });
    await userEvent.click(age);
    await waitFor(() =>
      expect(portal).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'createdAt', order: 'desc' }),
      ),
    );
    expect(age).toHaveAttribute('aria-sort', 'ascending');
  });

  it('shows the view that its address names', async () => {
    const portal = aPortal();
    await renderList(
      portal,
      '?owner=group%3Adefault%2Fteam-a&search=team&sort=status&order=desc',
    );
    expect(portal).toHaveBeenCalledWith(
      expect.objectContaining({
        owner: ['group:default/team-a'],
        search: 'team',
        sort: 'status',
        order: 'desc',
      }),
    );
    expect(screen.getByRole('searchbox')).toHaveValue('team');
    expect(screen.getByRole('button', { name: /Team/ })).toHaveTextContent(
      'team-a',
    );
  });

  it('leads to the template where there is no environment yet', async () => {
    renderPages({ listEnvironments: aPortal([]) });
    expect(await screen.findByText('No environments yet')).toBeInTheDocument();
    const [link] = screen.getAllByRole('link', {
      name: 'Request an environment',
    });
    expect(link).toHaveAttribute(
      'href',
      '/create/templates/default/secure-studio-environment',
    );
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('says why the first read failed and reads again when asked', async () => {
    const listEnvironments = aPortal().mockRejectedValueOnce(
      new ServiceUnavailableError('The portal rests'),
    );
    renderPages({ listEnvironments });

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The portal rests');
    await userEvent.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('team-a--research')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('keeps the rows while a later read fails, with the reason', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const listEnvironments = aPortal();
      await renderList(listEnvironments);
      listEnvironments.mockRejectedValue(
        new ServiceUnavailableError('The portal rests'),
      );
      jest.advanceTimersByTime(10_000);

      await waitFor(() =>
        expect(screen.getByRole('alert')).toHaveTextContent(
          /The portal rests Shown is what was read/,
        ),
      );
      expect(names()).toHaveLength(2);
    } finally {
      jest.useRealTimers();
    }
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { ServiceUnavailableError } from '@backstage/errors';
import { SecureStudioApi } from 'backstage-plugin-secure-studio-common';
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
    createdAt: '2026-11-20T09:00:00.000Z',
  }),
  summary({
    name: 'team-a--archive',
    status: 'terminated',
    egressMode: null,
    createdAt: '2026-11-19T09:00:00.000Z',
  }),
];

async function renderList(
  listEnvironments: SecureStudioApi['listEnvironments'],
) {
  renderPages({ listEnvironments });
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
    await renderList(async () => ENVIRONMENTS);

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

  it('shows a terminated environment with its status', async () => {
    await renderList(async () => ENVIRONMENTS);
    const row = screen.getByRole('row', { name: /team-a--archive/ });
    expect(within(row).getByText('Terminated')).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    await renderList(async () => ENVIRONMENTS);
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('searches by name, team and target', async () => {
    await renderList(async () => ENVIRONMENTS);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search environments' }),
      'PROD',
    );
    expect(names()).toEqual(['team-b--churn']);
  });

  it('filters by status and team, and offers to clear what matches nothing', async () => {
    await renderList(async () => ENVIRONMENTS);
    await choose(/Status/, 'Terminated');
    expect(names()).toEqual(['team-a--archive']);

    await choose(/Team/, 'team-b');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    expect(names()).toHaveLength(3);
  });

  it('sorts by age, the youngest first', async () => {
    await renderList(async () => ENVIRONMENTS);
    await userEvent.click(screen.getByRole('columnheader', { name: /Age/ }));
    expect(names()).toEqual([
      'team-b--churn',
      'team-a--archive',
      'team-a--research',
    ]);
  });

  it('leads to the template where there is no environment yet', async () => {
    renderPages({ listEnvironments: async () => [] });
    expect(await screen.findByText('No environments yet')).toBeInTheDocument();
    const [link] = screen.getAllByRole('link', {
      name: 'Request an environment',
    });
    expect(link).toHaveAttribute(
      'href',
      '/create/templates/default/secure-studio-environment',
    );
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('says why the first read failed and reads again when asked', async () => {
    const listEnvironments = jest
      .fn<Promise<typeof ENVIRONMENTS>, []>()
      .mockRejectedValueOnce(new ServiceUnavailableError('The portal rests'))
      .mockResolvedValue(ENVIRONMENTS);
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
      const listEnvironments = jest
        .fn<Promise<typeof ENVIRONMENTS>, []>()
        .mockResolvedValueOnce(ENVIRONMENTS)
        .mockRejectedValue(new ServiceUnavailableError('The portal rests'));
      await renderList(listEnvironments);
      jest.advanceTimersByTime(10_000);

      await waitFor(() =>
        expect(screen.getByRole('alert')).toHaveTextContent(
          /The portal rests Shown is what was read/,
        ),
      );
      expect(names()).toHaveLength(3);
    } finally {
      jest.useRealTimers();
    }
  });
});

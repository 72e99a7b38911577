import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { summary } from '../../__testUtils__/environments';
import { renderPages } from '../../__testUtils__/renderPages';

expect.extend(toHaveNoViolations);

const names = () =>
  screen.queryAllByRole('rowheader').map(header => header.textContent);

describe('EnvironmentListPage', () => {
  it('shows each environment with team, status, target, egress mode and age', async () => {
    renderPages({ listEnvironments: async () => [summary()] });

    const row = await screen.findByRole('row', { name: /team-a-research/ });
    expect(within(row).getByText('team-a')).toBeInTheDocument();
    expect(within(row).getByText('Available')).toBeInTheDocument();
    expect(within(row).getByText('sandbox')).toBeInTheDocument();
    expect(within(row).getByText('Allowlist')).toBeInTheDocument();
    expect(within(row).getByText(/ago/)).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: 'team-a-research' }),
    ).toHaveAttribute('href', '/secure-studio/environments/team-a-research');
  });

  it('has no accessibility violations', async () => {
    renderPages({ listEnvironments: async () => [summary()] });
    await screen.findByRole('row', { name: /team-a-research/ });
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('searches by name, team and target', async () => {
    renderPages({
      listEnvironments: async () => [
        summary({ name: 'team-a-research' }),
        summary({ name: 'team-b-churn', target: 'production' }),
      ],
    });
    await screen.findByText('team-b-churn');

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search environments' }),
      'PROD',
    );
    expect(names()).toEqual(['team-b-churn']);
  });
});

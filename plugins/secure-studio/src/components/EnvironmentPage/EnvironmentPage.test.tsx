import { screen, within } from '@testing-library/react';
import { axe, toHaveNoViolations } from 'jest-axe';
import { NotFoundError } from '@backstage/errors';
import { environment } from '../../__testUtils__/environments';
import { renderPages } from '../../__testUtils__/renderPages';

expect.extend(toHaveNoViolations);

const PATH = '/environments/team-a-research';

describe('EnvironmentPage', () => {
  it('shows every section of the environment', async () => {
    renderPages({ getEnvironment: async () => environment() }, PATH);

    for (const title of [
      'User profiles',
      'Allowlist',
      'Domain',
      'Firewall',
      'VPC endpoints',
      'Product',
      'Stack',
    ]) {
      const section = await screen.findByRole('region', { name: title });
      expect(within(section).getByText(/as of/)).toBeInTheDocument();
    }
  });

  it('has no accessibility violations', async () => {
    renderPages({ getEnvironment: async () => environment() }, PATH);
    await screen.findByRole('region', { name: 'Domain' });
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('says that there is no such environment, or none that the viewer may see', async () => {
    renderPages(
      {
        getEnvironment: async () => {
          throw new NotFoundError('No environment team-a-research');
        },
      },
      PATH,
    );
    expect(await screen.findByText('No such environment')).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Domain' }),
    ).not.toBeInTheDocument();
  });
});

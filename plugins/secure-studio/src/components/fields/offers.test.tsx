import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import {
  ALL_CHOICES,
  KNOWN_PARAMETERS,
  Target,
} from 'backstage-plugin-secure-studio-common';
import {
  create,
  goTo,
  press,
  pressUntilReview,
  renderForm,
  target,
  typeName,
} from '../../__testUtils__/renderForm';

expect.extend(toHaveNoViolations);
jest.setTimeout(60_000);

const PROBLEM = 'portfolio: expected one of studio (lpv3-1), other (lpv3-2)';

const withTargets = (...targets: Partial<Target>[]) =>
  renderForm({ api: { listTargets: async () => targets.map(target) } });

/** A target whose version has no such parameters. */
const without = (...names: string[]): Partial<Target> => ({
  version: '0.9',
  parameters: KNOWN_PARAMETERS.filter(name => !names.includes(name)),
});

describe('a target that cannot be used', () => {
  it('is shown with its reason and cannot be chosen; another one is', async () => {
    withTargets({ id: 'broken', problem: PROBLEM }, { id: 'sandbox' });
    expect(
      await screen.findByText(`broken cannot be used now: ${PROBLEM}`),
    ).toBeInTheDocument();
    await press(/sandbox/);
    const option = await screen.findByRole('option', { name: /broken/ });
    expect(option).toHaveAttribute('aria-disabled', 'true');
    expect(option).toHaveTextContent(PROBLEM);
  });

  it('does not let the form go on where it was chosen before', async () => {
    const { api } = withTargets({ id: 'sandbox', problem: PROBLEM });
    await screen.findByRole('button', { name: /scientist-1/ });
    await screen.findByText(`sandbox cannot be used now: ${PROBLEM}`);
    await typeName('research');
    await press('Next');
    await waitFor(() => expect(api.listTargets).toHaveBeenCalled());
    expect(screen.queryByText(/Domains to allow/)).not.toBeInTheDocument();
  });
});

describe('the tags for which a target asks', () => {
  const tagFields = [
    {
      key: 'Owner',
      title: 'Who answers for it',
      description: 'A person',
      required: true,
    },
    {
      key: 'Stage',
      title: 'Stage of the work',
      required: false,
      values: ['lab', 'production'],
    },
  ];

  it('are asked for, each as it takes values, and handed over', async () => {
    const { onCreate } = withTargets({ tagFields });
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Who answers for it/ }),
      'Team A',
    );
    await press(/Stage of the work/);
    await userEvent.click(await screen.findByRole('option', { name: 'lab' }));
    const form = document.querySelector('form');
    expect(await axe(form ?? '')).toHaveNoViolations();
    await goTo('What it may reach');
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ tags: { Owner: 'Team A', Stage: 'lab' } }),
    );
  });

  it('say what is wrong, and do not let the form go on without one that is needed', async () => {
    withTargets({ tagFields });
    const owner = await screen.findByRole('textbox', {
      name: /Who answers for it/,
    });
    await screen.findByRole('button', { name: /scientist-1/ });
    await typeName('research');
    await press('Next');
    expect(
      (await screen.findAllByText(/tags.Owner is required on this target/))
        .length,
    ).toBeGreaterThan(0);
    await userEvent.type(owner, 'a;b');
    expect(
      await screen.findByText(/tags.Owner must be the value of a tag/),
    ).toBeInTheDocument();
  });

  it('are not there on a target that asks for none', async () => {
    const { onCreate } = withTargets({});
    await goTo('What it may reach');
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.not.objectContaining({ tags: expect.anything() }),
    );
  });

  it('are taken back where another target asks for others', async () => {
    withTargets(
      { id: 'one', tagFields: [tagFields[0]] },
      { id: 'two', tagFields: [tagFields[1]] },
    );
    await screen.findByRole('button', { name: /scientist-1/ });
    await press(/Target/);
    await userEvent.click(await screen.findByRole('option', { name: /one/ }));
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Who answers for it/ }),
      'Team A',
    );
    await press(/Target/);
    await userEvent.click(await screen.findByRole('option', { name: /two/ }));
    expect(
      await screen.findByRole('button', { name: /Stage of the work/ }),
    ).toBeInTheDocument();
    await typeName('research');
    await pressUntilReview();
    await press('Review');
    expect(screen.queryByText('Team A')).not.toBeInTheDocument();
  });
});

describe('what a version of the product does not have', () => {
  it('is no choice, and what it has still is', async () => {
    withTargets({
      ...without('BlockAction'),
      choices: { ...ALL_CHOICES, blockAction: [] },
    });
    await goTo('What it may reach');
    expect(screen.getByText('Place of the firewall')).toBeInTheDocument();
    expect(screen.queryByText('A blocked connection')).toBeNull();
    expect(screen.getByText('Room for domains')).toBeInTheDocument();
  });

  it.each([
    ['What it may reach', 'Room for domains', 'TeamRuleGroupCapacity'],
    ['Studio', 'Idle shutdown', 'IdleShutdownMinutes'],
    ['Studio', 'Instance types', 'AllowedInstanceTypes'],
    ['Security and keys', 'Key for jobs', 'ExistingJobsKeyArn'],
    ['Logs', 'Log what the firewall passes, too', 'FirewallFlowLog'],
  ])('has no field on the page %s: %s', async (page, title, parameter) => {
    withTargets(without(parameter));
    await goTo(page);
    expect(screen.queryByText(title)).toBeNull();
  });

  it('is no endpoint to switch, and no network to choose', async () => {
    withTargets(
      without(
        'EndpointSsm',
        'VpcCidr',
        'FirewallSubnetCidrs',
        'NatSubnetCidrs',
        'StudioSubnetCidrs',
      ),
    );
    await goTo('Network and zones');
    expect(
      screen.queryByRole('checkbox', { name: /network’s addresses/ }),
    ).toBeNull();
    await press(/Fewer endpoints/);
    expect(
      await screen.findByRole('checkbox', { name: 'ec2' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('checkbox', { name: 'ssm' })).toBeNull();
  });

  it('is a switch where it has it, which is handed over', async () => {
    const { onCreate } = withTargets({});
    await goTo('Logs');
    await userEvent.click(
      screen.getByRole('checkbox', {
        name: 'Log what the firewall passes, too',
      }),
    );
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        logs: expect.objectContaining({ firewallFlowLog: true }),
      }),
    );
  });
});

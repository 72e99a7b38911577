import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { ALL_CHOICES, Target } from 'backstage-plugin-secure-studio-common';
import {
  create,
  goTo,
  press,
  pressNext,
  renderForm,
  target,
} from '../../__testUtils__/renderForm';

expect.extend(toHaveNoViolations);
jest.setTimeout(60_000);

const choose = async (field: RegExp, option: RegExp) => {
  await press(field);
  await userEvent.click(await screen.findByRole('option', { name: option }));
};

const withTarget = (overrides: Partial<Target>) =>
  renderForm({ api: { listTargets: async () => [target(overrides)] } });

const type = async (field: RegExp, text: string) => {
  const input = await screen.findByRole('textbox', { name: field });
  await userEvent.clear(input);
  await userEvent.type(input, text);
};

describe('what the form lets people choose', () => {
  it('is what the target lets requesters choose', async () => {
    withTarget({
      choices: { ...ALL_CHOICES, egressMode: ['none', 'denylist'] },
    });
    await goTo('What it may reach');
    await press(/No internet/);
    expect(
      (await screen.findAllByRole('option')).map(option => option.textContent),
    ).toEqual(['No internet', 'All but the domains on the denylist']);
  });

  it('is said to be nothing where the target has one choice only', async () => {
    withTarget({ choices: { ...ALL_CHOICES, egressMode: ['allowlist'] } });
    await goTo('What it may reach');
    expect(
      screen.getByText('The target lets nothing else be chosen.'),
    ).toBeInTheDocument();
  });

  it('is handed over, and nothing else', async () => {
    const { onCreate } = renderForm();
    await goTo('Network and zones');
    await choose(/1 Availability Zone/, /2 Availability Zones/);
    await choose(/Endpoint tier/, /Full/);
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ zones: 2, endpoints: { tier: 'full' } }),
    );
  });

  it('warns of a single zone', async () => {
    renderForm();
    await goTo('Network and zones');
    expect(screen.getByText(/Not highly available/)).toBeInTheDocument();
    await choose(/1 Availability Zone/, /3 Availability Zones/);
    expect(screen.queryByText(/Not highly available/)).toBeNull();
    const form = document.querySelector('form');
    expect(await axe(form ?? '')).toHaveNoViolations();
  });

  it('asks for an acknowledgement of open egress, and does not go on without it', async () => {
    const { onCreate } = renderForm();
    await goTo('What it may reach');
    await choose(/Only the domains on the allowlist/, /Everything, unfiltered/);
    expect(screen.getByText(/Nothing is filtered/)).toBeInTheDocument();
    expect(screen.queryByText('Place of the firewall')).toBeNull();
    await press('Next');
    expect(
      (await screen.findAllByText(/acknowledgeOpenEgress must be true/)).length,
    ).toBeGreaterThan(0);

    await userEvent.click(
      screen.getByRole('checkbox', { name: /nothing is filtered/ }),
    );
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        egress: { mode: 'open' },
        acknowledgeOpenEgress: true,
      }),
    );
  });

  it('warns of a denylist, and takes any domain for it', async () => {
    const { onCreate } = renderForm();
    await goTo('What it may reach');
    await choose(/Only the domains on the allowlist/, /denylist/);
    expect(screen.getByText(/Whatever is not on the list/)).toBeInTheDocument();
    await type(/Domains to block/, 'https://a.com');
    expect(await screen.findByText(/without a scheme/)).toBeInTheDocument();
    await type(/Domains to block/, '.a.com, b.com');
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        egress: { mode: 'denylist' },
        teamDomains: ['.a.com', 'b.com'],
      }),
    );
  });

  it('says which domains of a list add nothing to it, and goes on', async () => {
    renderForm();
    await goTo('What it may reach');
    await choose(/Only the domains on the allowlist/, /denylist/);
    await type(/Domains to block/, '.zip, a.zip, b.com, b.com');
    expect(
      await screen.findByText(
        'a.zip is within .zip already. b.com is there more than once and counts once.',
      ),
    ).toBeInTheDocument();
    await pressNext();
  });

  it('takes single domains within what the target approves, and no others', async () => {
    const { onCreate } = renderForm();
    await goTo('What it may reach');
    await type(/Single ones within these/, 'www.kaggle.com, github.com');
    expect(
      await screen.findByText(
        /teamDomains\[1\] must be within the target's approved domains: example.org, .kaggle.com/,
      ),
    ).toBeInTheDocument();
    await type(/Single ones within these/, 'www.kaggle.com');
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'example.org' }),
    );
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        teamDomains: ['example.org', 'www.kaggle.com'],
      }),
    );
  });

  it('offers nothing within domains that are single ones', async () => {
    withTarget({ approvedDomains: ['example.org'] });
    await goTo('What it may reach');
    await screen.findByRole('checkbox', { name: 'example.org' });
    expect(
      screen.queryByRole('textbox', { name: /Single ones within/ }),
    ).toBeNull();
  });

  it('takes domains back that a mode without a list has no use for', async () => {
    const { onCreate } = renderForm();
    await goTo('What it may reach');
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /kaggle.com/ }),
    );
    await choose(/Only the domains on the allowlist/, /No internet/);
    expect(screen.getByText(/there is no list of domains/)).toBeInTheDocument();
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({ egress: { mode: 'none' }, teamDomains: [] }),
    );
  });

  it('says which rule a key breaks while it is typed, and does not go on', async () => {
    renderForm();
    await goTo('Security and keys');
    await type(
      /Key for the buckets/,
      'arn:aws:kms:eu-west-1:999922223333:key/01234567-89ab-cdef-0123-456789abcdef',
    );
    const rule = /keys.dataKeyArn must be a key of the target's own account/;
    expect((await screen.findAllByText(rule)).length).toBe(1);
    await press('Next');
    await waitFor(() =>
      expect(screen.getAllByText(rule).length).toBeGreaterThan(1),
    );
  });

  it('takes numbers and lists as such', async () => {
    const { onCreate } = renderForm();
    await goTo('Studio');
    await type(/Idle shutdown/, '240');
    await type(/Instance types/, 'ml.t3.medium,');
    expect(await screen.findByText(/must have system in it/)).toBeVisible();
    await type(/Instance types/, 'system, ml.t3.medium');
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        idleShutdownMinutes: 240,
        allowedInstanceTypes: ['system', 'ml.t3.medium'],
      }),
    );
  });
});

describe('the network', () => {
  const choose2 = async () => {
    await goTo('Network and zones');
    await choose(/1 Availability Zone/, /2 Availability Zones/);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /network’s addresses/ }),
    );
  };

  it('starts with the defaults of its zones and hands over what was changed', async () => {
    const { onCreate } = renderForm();
    await choose2();
    await type(/Studio subnets/, '10.2.64.0/22, 10.2.13.0/24');
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        network: {
          vpcCidr: '10.2.0.0/16',
          firewallSubnetCidrs: ['10.2.1.0/24', '10.2.11.0/24'],
          natSubnetCidrs: ['10.2.2.0/24', '10.2.12.0/24'],
          studioSubnetCidrs: ['10.2.64.0/22', '10.2.13.0/24'],
        },
      }),
    );
  });

  it('names the block and the rule, and does not go on', async () => {
    const { onCreate } = renderForm();
    await choose2();
    await type(/NAT subnets/, '10.2.1.0/25, 10.2.12.0/24');
    const rule =
      /natSubnetCidrs\[0\] must not overlap with firewallSubnetCidrs\[0\] 10.2.1.0\/24/;
    expect(await screen.findByText(rule)).toBeInTheDocument();
    await press('Next');
    await waitFor(() =>
      expect(screen.getAllByText(rule).length).toBeGreaterThan(1),
    );
    expect(onCreate).not.toHaveBeenCalled();
  });

  it('may be a VPC that exists only where the target lets one be named', async () => {
    withTarget({ choices: { ...ALL_CHOICES, network: ['new'] } });
    await goTo('Network and zones');
    expect(
      screen.queryByRole('checkbox', { name: /VPC that is there already/ }),
    ).toBeNull();
  });

  it('takes the ids of a VPC that exists, with its addresses', async () => {
    const { onCreate } = renderForm();
    await goTo('Network and zones');
    await userEvent.click(
      screen.getByRole('checkbox', { name: /VPC that is there already/ }),
    );
    expect(
      await screen.findByText(/network is required with an existing VPC/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('checkbox', { name: /network’s addresses/ }),
    );
    await type(/VPC id/, 'vpc-01234567');
    await type(/Studio subnet ids/, 'subnet-01234567');
    await type(/route table ids/, 'rtb-01234567');
    await type(/Internet gateway id/, 'igw-01234567');
    await create(onCreate);
    expect(onCreate).toHaveBeenCalledWith(
      expect.objectContaining({
        existingVpc: {
          vpcId: 'vpc-01234567',
          studioSubnetIds: ['subnet-01234567'],
          studioRouteTableIds: ['rtb-01234567'],
          internetGatewayId: 'igw-01234567',
        },
      }),
    );
  });
});

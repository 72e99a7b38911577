import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  environment,
  operation,
  operationEvent,
  sectionData,
} from '../../__testUtils__/environments';
import { renderPages } from '../../__testUtils__/renderPages';

expect.extend(toHaveNoViolations);

const PATH = '/environments/team-a--research';
const section = (name: string) => screen.findByRole('region', { name });

describe('EnvironmentPage', () => {
  it('shows name, team, target, region, status and egress mode', async () => {
    renderPages({ getEnvironment: async () => environment() }, PATH);
    expect(
      await screen.findByRole('heading', { name: 'team-a--research' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('eu-west-1')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'team-a' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-a',
    );
    expect(screen.getByText('sandbox')).toBeInTheDocument();
    expect(screen.getByText('Available')).toBeInTheDocument();
  });

  it.each([
    'User profiles',
    'Allowlist',
    'Domain',
    'Firewall',
    'VPC endpoints',
    'Product',
    'Stack',
  ])('shows the section %s with its age', async title => {
    renderPages({ getEnvironment: async () => environment() }, PATH);
    expect(within(await section(title)).getByText(/as of/)).toBeInTheDocument();
  });

  it.each([
    ['endpoints', 'VPC endpoints: What is amiss'],
    ['owner', 'Team: What is amiss'],
    ['target', 'Target: What is amiss'],
  ] as const)('says what is amiss of %s', async (source, text) => {
    renderPages(
      {
        getEnvironment: async () =>
          environment({
            status: 'degraded',
            statusReason: { source, message: 'What is amiss' },
          }),
      },
      PATH,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.getByText('Degraded')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Open Studio as/ }),
    ).toBeEnabled();
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('says what an operation does in its card alone', async () => {
    renderPages(
      {
        getEnvironment: async () =>
          environment({
            status: 'provisioning',
            statusReason: {
              source: 'operation',
              message: operation().message,
            },
            operation: operation(),
          }),
        listOperationEvents: async () => [],
      },
      PATH,
    );
    const card = within(await section('Provisioning'));
    expect(card.getByText(operation().message)).toBeInTheDocument();
    expect(screen.getAllByText(/Service Catalog provisions/)).toHaveLength(1);
  });

  it('has no accessibility violations', async () => {
    renderPages({ getEnvironment: async () => environment() }, PATH);
    await section('Domain');
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('says that there is no such environment, or none that the viewer may see', async () => {
    renderPages(
      {
        getEnvironment: async () => {
          throw new NotFoundError('No environment team-a--research');
        },
      },
      PATH,
    );
    expect(await screen.findByText('No such environment')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Domain' })).toBeNull();
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('says why the first read failed and reads again when asked', async () => {
    const getEnvironment = jest
      .fn()
      .mockRejectedValueOnce(new ServiceUnavailableError('The portal rests'))
      .mockResolvedValue(environment());
    renderPages({ getEnvironment }, PATH);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal rests',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await section('Domain')).toBeInTheDocument();
  });

  it("says of an endpoint that it is the VPC's own, and counts it as there", async () => {
    const [s3, sts] = sectionData('endpoints').items;
    renderPages(
      {
        getEnvironment: async () =>
          environment({
            sections: {
              endpoints: {
                data: { tier: 'studio', items: [s3, { ...sts, reused: true }] },
                observedAt: '2026-11-20T10:00:00.000Z',
                error: null,
              },
            },
          }),
      },
      PATH,
    );
    const endpoints = within(await section('VPC endpoints'));
    expect(
      endpoints.getByText(
        '2 of 2 required endpoints of the studio tier are available',
      ),
    ).toBeInTheDocument();
    expect(endpoints.getByRole('row', { name: /sts/ })).toHaveTextContent(
      'Yes, the VPC’s own',
    );
    expect(endpoints.getByRole('row', { name: /s3/ })).not.toHaveTextContent(
      'the VPC’s own',
    );
  });

  it('puts a missing endpoint first and counts it', async () => {
    const [s3, sts] = sectionData('endpoints').items;
    const missing = { ...sts, state: 'missing', id: null, privateDns: null };
    renderPages(
      {
        getEnvironment: async () =>
          environment({
            sections: {
              endpoints: {
                data: { tier: 'studio', items: [s3, missing] },
                observedAt: '2026-11-20T10:00:00.000Z',
                error: null,
              },
            },
          }),
      },
      PATH,
    );
    const endpoints = within(await section('VPC endpoints'));
    expect(
      endpoints.getByText(
        '1 of 2 required endpoints of the studio tier are available',
      ),
    ).toBeInTheDocument();
    const [first] = endpoints.getAllByRole('rowheader');
    expect(first).toHaveTextContent('com.amazonaws.eu-west-1.sts');
  });

  it('keeps the allowlist of the team apart from the baseline', async () => {
    renderPages({ getEnvironment: async () => environment() }, PATH);
    const allowlist = within(await section('Allowlist'));
    expect(
      within(allowlist.getByRole('list', { name: 'Team' })).getAllByRole(
        'listitem',
      ),
    ).toHaveLength(1);
    expect(
      within(allowlist.getByRole('list', { name: 'Baseline' })).getByText(
        '.pypi.org',
      ),
    ).toBeInTheDocument();
    expect(
      allowlist.getByText('4 of 100 of the rule capacity in use'),
    ).toBeInTheDocument();
  });
});

describe('what was chosen', () => {
  const renderChosen = (
    parameters: Record<string, string>,
    sections: Parameters<typeof environment>[0] = {},
  ) => {
    const stack = sectionData('stack');
    return renderPages(
      {
        getEnvironment: async () =>
          environment({
            ...sections,
            sections: {
              ...sections.sections,
              stack: {
                data: {
                  ...stack,
                  parameters: { ...stack.parameters, ...parameters },
                },
                observedAt: '2026-11-20T10:00:00.000Z',
                error: null,
              },
            },
          }),
      },
      PATH,
    );
  };
  const fact = (region: HTMLElement, name: string) =>
    within(region).getByText(name).nextSibling?.textContent;

  it('is on the page, in words', async () => {
    renderChosen({
      EgressMode: 'denylist',
      BlockAction: 'reject',
      Zones: '3',
      EndpointTier: 'full',
      JumpStart: 'yes',
      UserProfilePersona: 'mlopsEngineer',
      NetworkIsolation: 'required',
      LogRetentionDays: '365',
      AllowedInstanceTypes: 'system,ml.t3.*',
      ExistingVpcId: 'vpc-01234567',
    });
    const chosen = await section('What was chosen');
    expect(fact(chosen, 'Egress')).toBe('All but the domains on the denylist');
    expect(fact(chosen, 'Firewall stands')).toBe('Before the NAT gateway');
    expect(fact(chosen, 'What is blocked')).toBe('Reset it at once');
    expect(fact(chosen, 'Zones')).toBe('3');
    expect(fact(chosen, 'Endpoint tier')).toBe('Full');
    expect(fact(chosen, 'S3 beyond its own buckets')).toBe(
      'Models of SageMaker JumpStart',
    );
    expect(fact(chosen, 'First profile')).toBe('MLOps engineer');
    expect(fact(chosen, 'Network isolation')).toBe('Required of every job');
    expect(fact(chosen, 'Logs are kept')).toBe('365 days');
    expect(fact(chosen, 'Instance types')).toBe('system,ml.t3.*');
    expect(fact(chosen, 'VPC')).toContain('vpc-01234567');
    expect(fact(chosen, 'Role of jobs')).toContain(':role/job');
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('says that one zone is not highly available', async () => {
    renderChosen({});
    expect(fact(await section('What was chosen'), 'Zones')).toBe(
      '1 (not highly available)',
    );
  });

  it('misses no firewall where there is none by choice', async () => {
    const read = <Data,>(data: Data) => ({
      data,
      observedAt: '2026-11-20T10:00:00.000Z',
      error: null,
    });
    renderChosen(
      { EgressMode: 'none' },
      {
        egressMode: 'none',
        sections: {
          firewall: read({
            egressMode: 'none' as const,
            policyName: null,
            zones: [],
          }),
          allowlist: read({
            egressMode: 'none' as const,
            baseline: [],
            team: {
              domains: [],
              unreviewed: [],
              resolverDomains: null,
              capacity: null,
              consumedCapacity: null,
              ruleGroupName: null,
              modifiedAt: null,
            },
          }),
        },
      },
    );
    expect(
      within(await section('Firewall')).getByText(/No internet by choice/),
    ).toBeInTheDocument();
    expect(
      within(await section('Allowlist')).getByText(/No internet by choice/),
    ).toBeInTheDocument();
    expect(
      within(await section('What was chosen')).queryByText('Firewall stands'),
    ).toBeNull();
  });

  const renderResolverDomains = (resolverDomains: string[]) => {
    const { team } = sectionData('allowlist');
    renderChosen(
      {},
      {
        sections: {
          allowlist: {
            data: sectionData('allowlist', {
              team: { ...team, resolverDomains },
            }),
            observedAt: '2026-11-20T10:00:00.000Z',
            error: null,
          },
        },
      },
    );
  };

  it.each([[['kaggle.com', 'evil.io']], [['kaggle.com']], [['*.kaggle.com']]])(
    'says where DNS Firewall’s list is another one: %j',
    async domains => {
      renderResolverDomains(domains);
      expect(
        within(await section('Allowlist')).getByText(
          /DNS Firewall has another/,
        ),
      ).toHaveTextContent(domains.join(', '));
    },
  );

  it('says nothing where DNS Firewall’s list says the same in other words', async () => {
    renderResolverDomains(['*.kaggle.com', 'www.kaggle.com', 'kaggle.com']);
    expect(
      within(await section('Allowlist')).queryByText(/DNS Firewall has/),
    ).toBeNull();
  });
});

describe('a section of EnvironmentPage', () => {
  const failing = environment({
    sections: {
      firewall: {
        data: sectionData('firewall'),
        observedAt: '2026-11-20T10:00:00.000Z',
        error: {
          name: 'ServiceUnavailableError',
          message: 'network-firewall:DescribeFirewall is throttled; wait',
          occurredAt: '2026-11-20T10:05:00.000Z',
        },
      },
    },
  });

  it('shows the last good data and why the last read failed; the others do not', async () => {
    renderPages({ getEnvironment: async () => failing }, PATH);
    const firewall = within(await section('Firewall'));
    expect(firewall.getByRole('alert')).toHaveTextContent(
      'network-firewall:DescribeFirewall is throttled; wait',
    );
    expect(firewall.getByText('eu-west-1a')).toBeInTheDocument();
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('is read again by itself and leaves the others as they were', async () => {
    const fresh = environment({
      sections: { domain: { data: null, observedAt: null, error: null } },
    });
    const api = renderPages(
      {
        getEnvironment: async () => failing,
        refreshEnvironment: jest.fn(async () => fresh),
      },
      PATH,
    );
    const firewall = within(await section('Firewall'));
    await userEvent.click(firewall.getByRole('button', { name: 'Retry' }));

    await waitFor(() =>
      expect(firewall.queryByRole('alert')).not.toBeInTheDocument(),
    );
    expect(api.refreshEnvironment).toHaveBeenCalledWith({
      name: 'team-a--research',
      section: 'firewall',
    });
    expect(
      within(await section('Domain')).getByText('d-abcdefghijkl'),
    ).toBeInTheDocument();
  });

  it('says why it could not be read when asked', async () => {
    renderPages(
      {
        getEnvironment: async () => environment(),
        refreshEnvironment: async () => {
          throw new ServiceUnavailableError('AWS does not answer');
        },
      },
      PATH,
    );
    const domain = within(await section('Domain'));
    await userEvent.click(
      domain.getByRole('button', { name: 'Read Domain again' }),
    );
    expect(await domain.findByRole('alert')).toHaveTextContent(
      'AWS does not answer',
    );
    expect(domain.getByText('d-abcdefghijkl')).toBeInTheDocument();
  });
});

describe('the operation of EnvironmentPage', () => {
  it('shows its progress and its events, newest first', async () => {
    renderPages(
      {
        getEnvironment: async () =>
          environment({ status: 'provisioning', operation: operation() }),
        listOperationEvents: async () => [1, 2].map(n => operationEvent(n)),
      },
      PATH,
    );
    const card = within(await section('Provisioning'));
    expect(card.getByRole('progressbar')).toHaveAttribute('value', '12');
    expect(card.getByText('12 of 48 resources complete')).toBeInTheDocument();
    expect(
      (await card.findAllByRole('listitem')).map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Resource2'),
      expect.stringContaining('Resource1'),
    ]);
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('asks only for the events after the last known', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const listOperationEvents = jest
        .fn()
        .mockResolvedValueOnce([operationEvent(1), operationEvent(2)])
        .mockResolvedValue([]);
      renderPages(
        {
          getEnvironment: async () => environment({ operation: operation() }),
          listOperationEvents,
        },
        PATH,
      );
      await screen.findByText('Resource2');
      jest.advanceTimersByTime(2_000);
      await waitFor(() =>
        expect(listOperationEvents).toHaveBeenLastCalledWith(
          expect.objectContaining({ after: 2 }),
        ),
      );
      expect(screen.getAllByText(/Resource\d/)).toHaveLength(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('shows CloudFormation’s reason when it failed, and leads to asking again by the name that its group knows', async () => {
    renderPages(
      {
        getEnvironment: async () =>
          environment({
            status: 'failed',
            owner: 'group:default/team-b',
            shortName: 'taken-over',
            operation: operation({
              state: 'failed',
              error: {
                name: 'ProvisionFailed',
                message:
                  'NatGateway: The maximum number of addresses is reached',
              },
            }),
          }),
        listOperationEvents: async () => [],
      },
      PATH,
    );
    const alert = within(await section('Provisioning')).getByRole('alert');
    expect(alert).toHaveTextContent(
      'NatGateway: The maximum number of addresses is reached',
    );
    const { searchParams } = new URL(
      within(alert)
        .getByRole('link', { name: 'Ask again' })
        .getAttribute('href') ?? '',
      'http://portal',
    );
    expect(JSON.parse(searchParams.get('formData') ?? '')).toEqual({
      owner: 'group:default/team-b',
      name: 'taken-over',
      target: 'sandbox',
    });
  });

  it.each([
    [
      'cancel' as const,
      'Cancel',
      'Cancel the request',
      /nothing of it stays there, and the name is free/,
    ],
    [
      'abandon' as const,
      'Stop following',
      'Stop following',
      /stops nothing on AWS.*the name team-a--research stays taken/,
    ],
  ])(
    'lets who may %s it do so, after saying what stays',
    async (ending, button, confirm, stays) => {
      let current = operation({ cancellable: ending });
      const end = jest.fn(async () => {
        current = operation({
          state: ending === 'cancel' ? 'cancelled' : 'abandoned',
          message: `user:default/lead ended it (${ending})`,
        });
        return current;
      });
      renderPages(
        {
          getEnvironment: async () =>
            environment({ status: 'provisioning', operation: current }),
          listOperationEvents: async () => [],
          cancelOperation: end,
          abandonOperation: end,
        },
        PATH,
      );
      const card = within(await section('Provisioning'));
      await userEvent.click(card.getByRole('button', { name: button }));
      const dialog = within(await screen.findByRole('dialog'));
      expect(dialog.getByText(stays)).toBeInTheDocument();
      expect(await axe(screen.getByRole('dialog'))).toHaveNoViolations();
      expect(end).not.toHaveBeenCalled();

      await userEvent.click(dialog.getByRole('button', { name: confirm }));
      expect(
        await card.findByText(`user:default/lead ended it (${ending})`),
      ).toBeInTheDocument();
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(card.queryByRole('button', { name: button })).toBeNull();
      expect(card.getByRole('link', { name: 'Ask again' })).toBeInTheDocument();
      expect(end).toHaveBeenCalledWith(current.id);
    },
  );

  it('ends nothing without a confirmation, and offers nothing to who may not', async () => {
    const cancelOperation = jest.fn();
    let current = operation({ cancellable: 'cancel' });
    renderPages(
      {
        getEnvironment: async () =>
          environment({ status: 'provisioning', operation: current }),
        listOperationEvents: async () => [],
        cancelOperation,
      },
      PATH,
    );
    const card = within(await section('Provisioning'));
    await userEvent.click(card.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Go on',
      }),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(cancelOperation).not.toHaveBeenCalled();

    current = operation({ cancellable: null });
    await waitFor(
      () => expect(card.queryByRole('button', { name: 'Cancel' })).toBeNull(),
      { timeout: 4_000 },
    );
  });

  it('cancels as it was asked to, and says why that is refused, where AWS was asked meanwhile', async () => {
    let current = operation({ cancellable: 'cancel' });
    const abandonOperation = jest.fn();
    renderPages(
      {
        getEnvironment: async () =>
          environment({ status: 'provisioning', operation: current }),
        listOperationEvents: async () => [],
        cancelOperation: async () => {
          throw new ConflictError('AWS was asked already');
        },
        abandonOperation,
      },
      PATH,
    );
    const card = within(await section('Provisioning'));
    await userEvent.click(card.getByRole('button', { name: 'Cancel' }));
    const dialog = within(await screen.findByRole('dialog'));
    current = operation({ cancellable: 'abandon' });
    await userEvent.click(
      dialog.getByRole('button', { name: 'Cancel the request' }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'AWS was asked already',
    );
    expect(abandonOperation).not.toHaveBeenCalled();
  });
});

import { AwsError } from '../aws';
import {
  anEnvironment,
  aProvisionedProduct,
  aSource,
  noSnapshots,
  OUTPUTS,
  PARAMETERS,
  snapshotOf,
  STACK_ARN,
} from './__testUtils__/answers';
import { createSectionReaders } from './readSections';
import { SectionSource } from './SectionSource';
import { EnvironmentRecord, Snapshots } from './types';

function readersOf(
  source: Partial<SectionSource>,
  known: {
    environment?: Partial<EnvironmentRecord>;
    previous?: Partial<Snapshots>;
    operationOpen?: boolean;
  } = {},
) {
  return createSectionReaders(aSource(source), {
    environment: anEnvironment(known.environment),
    region: 'eu-west-1',
    previous: noSnapshots(known.previous),
    operationOpen: known.operationOpen ?? false,
  });
}

const KNOWN_STACK = snapshotOf({
  arn: STACK_ARN,
  status: 'CREATE_COMPLETE',
  statusReason: null,
  parameters: PARAMETERS,
  outputs: OUTPUTS,
});

const awsDown = async () => {
  throw new AwsError('unavailable', 'Down', 'TimeoutError');
};

describe('createSectionReaders', () => {
  it('reads everything by the ids that the stack names', async () => {
    const readers = readersOf({});
    expect(await readers.product()).toMatchObject({ status: 'AVAILABLE' });
    expect(await readers.stack()).toMatchObject({ arn: STACK_ARN });
    expect(await readers.domain()).toMatchObject({ id: 'd-1' });
    expect(await readers.profiles()).toEqual([
      { name: 'scientist', status: 'InService', createdAt: null },
    ]);
    expect(await readers.firewall()).toMatchObject({
      policyName: 'studio',
      zones: [{ zone: 'eu-west-1a', status: 'READY', syncState: 'IN_SYNC' }],
    });
    expect((await readers.allowlist())?.team.domains).toEqual(['.kaggle.com']);
  });

  it('has nothing, and no error, of a product that was not launched yet', async () => {
    const readers = readersOf(
      { product: async () => undefined },
      { environment: { provisionedProductId: null } },
    );
    for (const read of Object.values(readers)) {
      expect(await read()).toBeNull();
    }
  });

  it('has nothing of the domain while the stack has no outputs', async () => {
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_IN_PROGRESS',
        parameters: PARAMETERS,
        outputs: {},
      }),
    });
    expect(await readers.stack()).toMatchObject({
      status: 'CREATE_IN_PROGRESS',
    });
    expect(await readers.domain()).toBeNull();
    expect(await readers.endpoints()).toBeNull();
  });

  it('shows a product that was terminated elsewhere, and what is gone with it', async () => {
    const readers = readersOf(
      {
        product: async () => undefined,
        stack: async arn => ({
          arn,
          status: 'DELETE_COMPLETE',
          parameters: PARAMETERS,
          outputs: {},
        }),
        domain: async () => undefined,
        profiles: async () => [],
        firewall: async () => undefined,
        ruleGroup: async () => undefined,
        resolverDomains: async () => undefined,
        endpoints: async () => [],
      },
      { previous: { stack: KNOWN_STACK } },
    );
    expect(await readers.product()).toMatchObject({
      id: 'pp-1',
      status: 'TERMINATED',
    });
    expect(await readers.stack()).toMatchObject({ status: 'DELETE_COMPLETE' });
    expect(await readers.domain()).toMatchObject({ status: 'missing' });
    expect(await readers.profiles()).toEqual([]);
    expect(await readers.firewall()).toMatchObject({
      zones: [{ firewallName: 'studio-a', status: 'missing' }],
    });
    expect(await readers.allowlist()).toMatchObject({
      baseline: [],
      team: { domains: [], ruleGroupName: 'team' },
    });
    const endpoints = await readers.endpoints();
    expect(endpoints?.items.map(({ state }) => state)).toEqual(
      endpoints?.items.map(() => 'missing'),
    );
  });

  it('takes nothing for terminated that an open operation is about to make', async () => {
    const readers = readersOf(
      { product: async () => undefined },
      { operationOpen: true },
    );
    expect(await readers.product()).toBeNull();
  });

  it('reads the rest by what was known where the stack cannot be read', async () => {
    const readers = readersOf(
      { stack: awsDown },
      { previous: { stack: KNOWN_STACK } },
    );
    await expect(readers.stack()).rejects.toThrow('Down');
    expect(await readers.domain()).toMatchObject({ status: 'InService' });
  });

  it('reads the rest by what was known where the product is slow', async () => {
    jest.useFakeTimers();
    try {
      const readers = readersOf(
        { product: () => new Promise(() => undefined) },
        { previous: { stack: KNOWN_STACK } },
      );
      const domain = readers.domain();
      await jest.advanceTimersByTimeAsync(5_000);
      expect(await domain).toMatchObject({ status: 'InService' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('fails each section that depends on an unreadable, unknown stack', async () => {
    const readers = readersOf({ stack: awsDown });
    expect(await readers.product()).toMatchObject({ status: 'AVAILABLE' });
    await expect(readers.domain()).rejects.toThrow('Down');
    await expect(readers.allowlist()).rejects.toThrow('Down');
  });

  it('does not carry the outputs of an earlier stack over to another', async () => {
    const other = STACK_ARN.replace(/1$/, '2');
    const readers = readersOf(
      {
        product: async () => aProvisionedProduct({ stackArn: other }),
        stack: async arn => ({
          arn,
          status: 'DELETE_COMPLETE',
          parameters: PARAMETERS,
          outputs: {},
        }),
      },
      { previous: { stack: KNOWN_STACK } },
    );
    expect(await readers.stack()).toMatchObject({ arn: other, outputs: {} });
  });

  it('names the output that a stack of another product lacks', async () => {
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_COMPLETE',
        parameters: {},
        outputs: { Something: 'else' },
      }),
    });
    await expect(readers.domain()).rejects.toThrow('no output DomainId');
    await expect(readers.firewall()).rejects.toThrow('no parameter EgressMode');
    await expect(readers.endpoints()).rejects.toThrow(
      'no parameter EndpointTier',
    );
  });

  it.each(['none', 'open'])(
    'misses neither firewall nor list where the egress mode is %s',
    async egressMode => {
      const gone = async () => {
        throw new Error('Nobody asks for what is not there');
      };
      const readers = readersOf({
        stack: async arn => ({
          arn,
          status: 'UPDATE_COMPLETE',
          parameters: { ...PARAMETERS, EgressMode: egressMode },
          outputs: { DomainId: 'd-1', VpcId: 'vpc-1' },
        }),
        firewall: gone,
        ruleGroup: gone,
        resolverDomains: gone,
      });
      expect(await readers.firewall()).toEqual({
        egressMode,
        policyName: null,
        zones: [],
      });
      expect(await readers.allowlist()).toMatchObject({
        egressMode,
        team: { domains: [], resolverDomains: null, ruleGroupName: null },
      });
    },
  );

  it('misses the firewall where the stack should have one', async () => {
    const { FirewallArns: _, ...outputs } = OUTPUTS;
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_COMPLETE',
        parameters: PARAMETERS,
        outputs,
      }),
    });
    await expect(readers.firewall()).rejects.toThrow('no output FirewallArns');
  });

  it('asks for the endpoints of the tier, as they were switched', async () => {
    const readers = readersOf({
      stack: async arn => ({
        arn,
        status: 'CREATE_COMPLETE',
        parameters: {
          EgressMode: 'allowlist',
          EndpointTier: 'studio',
          EndpointGlue: 'yes',
          EndpointSsm: 'no',
          EndpointEc2: 'tier',
        },
        outputs: OUTPUTS,
      }),
    });
    const required = (await readers.endpoints())?.items
      .filter(item => item.required)
      .map(({ serviceName }) => serviceName.split('.').slice(3).join('.'));
    expect(required).toContain('glue');
    expect(required).toContain('ec2');
    expect(required).not.toContain('ssm');
    expect(required).not.toContain('athena');
  });
});

import type { Change } from '@aws-sdk/client-cloudformation';
import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import type { Choices, DeployedStack } from './__testUtils__/Stacks';

/** What people have data in, or what everything else is in. */
const LASTING = [
  'AWS::SageMaker::Domain',
  'AWS::SageMaker::UserProfile',
  'AWS::EC2::VPC',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
];

const lastingIds = ({ resources }: DeployedStack) =>
  Object.fromEntries(
    Object.entries(resources)
      .filter(([, { type }]) => LASTING.includes(type))
      .map(([id, { physicalId }]) => [id, physicalId]),
  );

/** The types of what a change set says is made anew, whatever comes. */
const replacedTypes = (changes: Change[]) =>
  changes
    .flatMap(({ ResourceChange }) => ResourceChange ?? [])
    .filter(({ Replacement }) => Replacement === 'True')
    .map(({ ResourceType }) => ResourceType);

const lastingAmong = (types: (string | undefined)[]) =>
  types.filter(type => type !== undefined && LASTING.includes(type));

type Steps = [Choices, ...Choices[]];

/** From how an environment is created, one step after the other. */
const SEQUENCES: [name: string, steps: Steps][] = [
  [
    'none → allowlist → denylist → none',
    [
      { EgressMode: 'none' },
      { EgressMode: 'allowlist' },
      { EgressMode: 'denylist' },
      { EgressMode: 'none' },
    ],
  ],
  [
    'none → open → allowlist → open → none',
    [
      { EgressMode: 'none' },
      { EgressMode: 'open' },
      { EgressMode: 'allowlist' },
      { EgressMode: 'open' },
      { EgressMode: 'none' },
    ],
  ],
  [
    'beforeNat → afterNat → beforeNat in three zones',
    [
      { Zones: '3' },
      { Zones: '3', FirewallPlacement: 'afterNat' },
      { Zones: '3', FirewallPlacement: 'beforeNat' },
    ],
  ],
  [
    'core → full → full but for one → studio and one more → core',
    [
      { EndpointTier: 'core' },
      { EndpointTier: 'full' },
      { EndpointTier: 'full', EndpointGlue: 'no' },
      { EndpointTier: 'studio', EndpointGlue: 'yes' },
      { EndpointTier: 'core' },
    ],
  ],
];

const OPTIONS: [name: string, choices: Choices][] = [
  ['the team’s domains', { TeamDomains: '.example.com' }],
  ['blocked connections', { BlockAction: 'reject' }],
  ['the capacity of the list', { TeamRuleGroupCapacity: '2000' }],
  ['the protection of the firewall', { FirewallDeleteProtection: 'yes' }],
  ['the persona', { UserProfilePersona: 'mlopsEngineer' }],
  ['the instance types', { AllowedInstanceTypes: 'system,ml.t3.*' }],
  ['the idle shutdown', { IdleShutdownMinutes: '60' }],
  ['network isolation', { NetworkIsolation: 'required' }],
  ['retention', { LogRetentionDays: '365' }],
  ['flow logs', { FlowLogTraffic: 'ALL', FirewallFlowLog: 'yes' }],
  ['buckets of AWS', { JumpStart: 'yes', SampleFiles: 'yes' }],
  ['the perimeter', { OrganizationId: 'o-a1b2c3d4e5' }],
  [
    'break-glass roles',
    { BreakGlassRoleArns: 'arn:aws:iam::111122223333:role/break-glass' },
  ],
];

jest.setTimeout(60_000);

describe('an update', () => {
  const account = useAccount(useAssembly());

  afterEach(() => account().stacks.delete('lab'));

  /**
   * One after the other, each planned first.
   *
   * @returns what lasts and was made anew, or would have been.
   */
  async function replacedBy(...[first, ...steps]: Steps): Promise<unknown[]> {
    const { stacks } = account();
    const before = lastingIds(await stacks.create('lab', first));
    expect(Object.keys(before)).toHaveLength(9);
    const replaced: unknown[] = [];
    for (const step of steps) {
      const planned = replacedTypes(await stacks.plan('lab', step));
      replaced.push(...lastingAmong(planned));
      const after = lastingIds(await stacks.execute('lab'));
      replaced.push(
        ...Object.keys(before).filter(id => after[id] !== before[id]),
      );
    }
    return replaced;
  }

  it.each(SEQUENCES)('%s replaces nothing that lasts', async (_name, steps) => {
    expect(await replacedBy(...steps)).toEqual([]);
  });

  it.each(OPTIONS)(
    'of %s, there and back, replaces nothing that lasts',
    async (_name, choices) => {
      expect(await replacedBy({}, choices, {})).toEqual([]);
    },
  );

  it('brings the outputs of the firewall with the firewall, and takes them', async () => {
    const { stacks } = account();
    await stacks.create('lab', { EgressMode: 'none' });
    const filtered = await stacks.update('lab', { EgressMode: 'denylist' });
    expect(filtered.outputs).toHaveProperty('FirewallArns');
    const open = await stacks.update('lab', { EgressMode: 'open' });
    expect(open.outputs).not.toHaveProperty('FirewallArns');
  });

  it.each<[string, Choices]>([
    ['other zones', { Zones: '2' }],
    [
      'another authentication',
      { AuthMode: 'SSO', UserProfileSingleSignOnUser: 'a' },
    ],
    [
      'another key of the volumes',
      { ExistingStorageKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    ],
  ])(
    'to %s would make the domain anew, and says so',
    async (_name, choices) => {
      const { stacks } = account();
      await stacks.create('lab');
      const changes = await stacks.plan('lab', choices);
      expect(replacedTypes(changes)).toContain('AWS::SageMaker::Domain');
    },
  );
});

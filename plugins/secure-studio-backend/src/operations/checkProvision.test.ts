import {
  ALL_CHOICES,
  KNOWN_PARAMETERS,
  ProvisionRequest,
} from 'backstage-plugin-secure-studio-common';
import { AwsGateways } from '../aws';
import { TargetConfig } from '../config';
import { OfferedTarget } from '../targets/types';
import { checkProvision, placeProvision } from './checkProvision';
import { RegionReader } from './RegionReader';
import { requestHash } from './submission';

const TARGET: TargetConfig = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'us-west-1',
  product: 'secure-studio',
  version: '1.0',
  roles: { read: '', provision: '', operate: '', open: '' },
  owners: ['*'],
  choices: ALL_CHOICES,
  approvedDomains: [],
  tags: {},
  tagFields: [],
  quotas: {},
  studioUrl: { expiresIn: 30, session: 3600 },
};

const OFFERED: OfferedTarget = {
  id: TARGET.id,
  accountId: TARGET.accountId,
  region: TARGET.region,
  version: '1.0',
  parameters: [...KNOWN_PARAMETERS],
  approvedDomains: [],
  choices: ALL_CHOICES,
  tags: {},
  tagFields: [],
  readsNetwork: false,
  lacks: [],
};

/** Without them no version is offered. */
const IDENTITY = [
  'EnvironmentName',
  'Team',
  'UserProfileName',
  'UserProfileOwner',
];

/** A region of two zones; says how often it was asked. */
function aRegion(zones = ['us-west-1a', 'us-west-1c']) {
  const asked: string[] = [];
  const gateways = {
    ec2: () => ({
      async listAvailabilityZones() {
        asked.push('zones');
        return zones;
      },
      findPrefixList: async () => 'pl-1',
    }),
  } as unknown as AwsGateways;
  return { asked, regions: new RegionReader({ gateways }) };
}

function longNames(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${n}${'x'.repeat(1_000)}`);
}

function check(
  over: Partial<ProvisionRequest>,
  offered: Partial<OfferedTarget> = {},
) {
  return checkProvision(
    {
      owner: 'group:default/team-a',
      name: 'research',
      fullName: 'team-a--research',
      target: 'sandbox',
      profileUser: 'user:default/scientist',
      ...over,
    },
    { ...OFFERED, ...offered },
    {
      isMember: async (user, group) =>
        user === 'user:default/scientist' && group === 'group:default/team-a',
    },
  );
}

async function place(
  over: Partial<ProvisionRequest>,
  offered: Partial<OfferedTarget> = {},
  { regions } = aRegion(),
) {
  return placeProvision(
    await check(over, offered),
    TARGET,
    { ...OFFERED, ...offered },
    regions,
  );
}

describe('checkProvision', () => {
  it.each<[string, Partial<ProvisionRequest>, string]>([
    ['a rule', { idleShutdownMinutes: 1 }, 'idleShutdownMinutes: '],
    [
      'a profile for a stranger',
      { profileUser: 'user:default/nobody' },
      'profileUser: must be a member',
    ],
    [
      'a list that no parameter could hold',
      {
        allowedInstanceTypes: [
          'system',
          ...Array.from(
            { length: 99 },
            (_, index) => `ml.${'x'.repeat(45)}.${index}`,
          ),
        ],
      },
      'allowedInstanceTypes: must have at most 4096 characters together',
    ],
  ])('refuses %s', async (_, over, message) => {
    await expect(check(over)).rejects.toThrow(message);
  });

  it.each<[string, Partial<ProvisionRequest>]>([
    ['one tag of a long name', { tags: { ['x'.repeat(90_000)]: 'y' } }],
    [
      'many tags',
      { tags: Object.fromEntries(longNames(60).map(name => [name, 'y'])) },
    ],
    ['many domains', { teamDomains: longNames(1_000) }],
    ['many instance types', { allowedInstanceTypes: longNames(1_000) }],
  ])('tells what is wrong with %s briefly', async (_, over) => {
    const { message } = await check(over, {
      tagFields: [{ key: 'Stage', title: 'Stage', required: true }],
    }).catch(error => error);
    expect(message).toContain(': must ');
    expect(message.length).toBeLessThan(20_000);
  });

  it("says what the target's roles lack to whoever needs it", async () => {
    const lacks = [
      { field: 'existingVpc', rule: 'must be left out: deploy version 2' },
    ];
    await expect(
      check(
        {
          existingVpc: {
            vpcId: 'vpc-01234567',
            studioSubnetIds: ['subnet-01234567'],
            studioRouteTableIds: ['rtb-01234567'],
          },
        },
        { lacks },
      ),
    ).rejects.toThrow('existingVpc: must be left out: deploy version 2');
    await expect(check({}, { lacks })).resolves.toBeDefined();
  });
});

describe('placeProvision', () => {
  it("stands in the first of the region's zones", async () => {
    const { parameters } = await place({ zones: 2 });
    expect(parameters).toMatchObject({
      Zones: '2',
      AvailabilityZones: 'us-west-1a,us-west-1c',
      S3PrefixListId: 'pl-1',
    });
  });

  it('refuses more zones than the region has', async () => {
    await expect(place({ zones: 3 })).rejects.toThrow(
      'zones: must be at most 2: the region us-west-1',
    );
  });

  it('gives only the parameters that the version declares', async () => {
    const declared = [...IDENTITY, 'Zones'];
    const { version, parameters } = await place(
      {},
      {
        version: '0.9',
        parameters: declared,
        choices: { ...ALL_CHOICES, blockAction: [] },
      },
    );
    expect(version).toBe('0.9');
    expect(Object.keys(parameters)).toEqual(declared);
  });

  it("gives the target's tags and those that were asked for", async () => {
    const { tags } = await place(
      { tags: { Stage: 'lab' } },
      {
        tags: { CostCenter: '1000' },
        tagFields: [{ key: 'Stage', title: 'Stage', required: true }],
      },
    );
    expect(tags).toEqual({ CostCenter: '1000', Stage: 'lab' });
  });

  it('is the same request whatever AWS says, and another one with other tags', async () => {
    const tagFields = [{ key: 'Stage', title: 'Stage', required: true }];
    const asked = { tags: { Stage: 'lab' } };
    const hash = async (
      over: Partial<ProvisionRequest>,
      offered: Partial<OfferedTarget> = {},
      zones?: string[],
    ) =>
      requestHash(await place(over, { tagFields, ...offered }, aRegion(zones)));
    const one = await hash(asked);
    expect(
      await hash(
        asked,
        { tags: { CostCenter: '2000' }, parameters: IDENTITY },
        ['us-west-1c'],
      ),
    ).toBe(one);
    expect(await hash({ tags: { Stage: 'production' } })).not.toBe(one);
    expect(await hash({ ...asked, zones: 2 })).not.toBe(one);
  });
});

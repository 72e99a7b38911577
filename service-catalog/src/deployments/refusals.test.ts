import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import type { Choices } from './__testUtils__/Stacks';

const ACCOUNT = '111122223333';
const KEYS = `arn:aws:kms:eu-west-1:${ACCOUNT}`;
const ROLES = `arn:aws:iam::${ACCOUNT}:role`;

const EXISTING_VPC: Choices = {
  ExistingVpcId: 'vpc-0123456789abcdef0',
  ExistingStudioSubnetIds: 'subnet-0123456789abcdef0',
  ExistingStudioRouteTableIds: 'rtb-0123456789abcdef0',
  ExistingInternetGatewayId: 'igw-0123456789abcdef0',
};

/** Without some of them. */
const existingVpcBut = (...names: string[]): Choices =>
  Object.fromEntries(
    Object.entries(EXISTING_VPC).filter(([name]) => !names.includes(name)),
  );

const DOMAIN =
  'must be lower-case domain names outside AWS, with a leading dot to include subdomains, without scheme, port or path';
const RESOLVER_DOMAIN =
  'must be lower-case domain names outside AWS, with *. for every subdomain';
const CIDR =
  'must be an IPv4 range in CIDR notation between /16 and /28, such as 10.2.0.0/16';

/** Parameter, value and the words with which the template refuses it. */
const BAD_VALUES: [parameter: string, value: string, message: string][] = [
  ['EgressMode', 'all', 'must be one of allowlist, none, denylist, open'],
  ['FirewallPlacement', 'sideways', 'must be one of beforeNat, afterNat'],
  ['BlockAction', 'pass', 'must be one of drop, reject'],
  ['Zones', '0', 'must be one of 1, 2, 3'],
  ['Zones', '4', 'must be one of 1, 2, 3'],
  ['EndpointTier', 'none', 'must be one of studio, core, full'],
  ['EndpointGlue', 'maybe', 'must be one of tier, yes, no'],
  ['AuthMode', 'SAML', 'must be one of IAM, SSO'],
  [
    'UserProfilePersona',
    'admin',
    'must be one of dataScientist, mlopsEngineer',
  ],
  ['NetworkIsolation', 'no', 'must be one of optional, required'],
  ['LogRetentionDays', '91', 'must be one of 90, 1, 3, 5'],
  ['FlowLogTraffic', 'NONE', 'must be one of REJECT, ACCEPT, ALL'],

  ['VpcCidr', '10.2.0.0/29', CIDR],
  ['VpcCidr', '10.2.0.0/15', CIDR],
  ['VpcCidr', '10.2.0.256/16', CIDR],
  ['VpcCidr', '10.2.0.0', CIDR],
  ['StudioSubnetCidrs', '10.2.3.0/29,10.2.13.0/24,10.2.23.0/24', CIDR],
  ['NatSubnetCidrs', '10.2.2.0/24,all,10.2.22.0/24', CIDR],
  ['FirewallSubnetCidrs', '10.2.1.0/24,', CIDR],
  ['AvailabilityZones', 'euw1-az1', 'must be names of Availability Zones'],
  ['S3PrefixListId', 's3', 'must be the id of a prefix list'],

  ['TeamDomains', '.amazonaws.com', DOMAIN],
  ['TeamDomains', 'bucket.s3.amazonaws.com', DOMAIN],
  ['TeamDomains', 'kaggle.com,.amazonaws.com.cn', DOMAIN],
  ['TeamDomains', 'https://kaggle.com', DOMAIN],
  ['TeamDomains', '*.kaggle.com', DOMAIN],
  ['TeamResolverDomains', '*.amazonaws.com', RESOLVER_DOMAIN],
  ['TeamResolverDomains', 'amazonaws.com', RESOLVER_DOMAIN],
  ['TeamResolverDomains', '*', RESOLVER_DOMAIN],
  ['TeamRuleGroupCapacity', '3', 'must be a number between 4 and 20000'],
  ['TeamRuleGroupCapacity', '20001', 'must be a number between 4 and 20000'],

  ['IdleShutdownMinutes', '59', 'must be a number between 60 and 525600'],
  ['AllowedInstanceTypes', 't3.medium', 'must be *, system, or instance types'],
  [
    'AllowedInstanceTypes',
    'ml.t3.medium,m5.*',
    'must be *, system, or instance types',
  ],

  [
    'ExistingStorageKeyArn',
    `${KEYS}:alias/data`,
    'must be the ARN of a KMS key',
  ],
  [
    'ExistingDataKeyArn',
    '1234abcd-12ab-34cd-56ef-1234567890ab',
    'must be the ARN of a KMS key',
  ],
  ['ExistingJobsKeyArn', `${KEYS}:key/*`, 'must be the ARN of a KMS key'],
  [
    'BreakGlassRoleArns',
    `${ROLES}/*`,
    'must be ARNs of roles, without a wildcard',
  ],
  [
    'BreakGlassRoleArns',
    `${ROLES}/ops,arn:aws:iam::${ACCOUNT}:root`,
    'must be ARNs of roles, without a wildcard',
  ],
  ['OrganizationId', 'r-a1b2', 'must be the id of an organization'],
  ['OrganizationId', 'o-*', 'must be the id of an organization'],

  ['EnvironmentName', 'Lab', 'must start with a lower-case letter'],
  ['Team', 'data-science', 'must be the entity ref of a group'],
  [
    'UserProfileName',
    'data_scientist',
    'must hold letters, digits and inner hyphens only',
  ],
  ['UserProfileOwner', 'group:default/a', 'must be the entity ref of a user'],
];

/** What single parameters cannot tell. */
const BAD_COMBINATIONS: [name: string, choices: Choices, message: string][] = [
  [
    'single sign-on without a user',
    { AuthMode: 'SSO' },
    'UserProfileSingleSignOnUser must be given where AuthMode is SSO',
  ],
  [
    'a user of single sign-on where IAM signs in',
    { UserProfileSingleSignOnUser: 'data.scientist' },
    'UserProfileSingleSignOnUser must be empty where AuthMode is IAM',
  ],
  [
    'an existing VPC without subnets',
    existingVpcBut('ExistingStudioSubnetIds'),
    'ExistingStudioSubnetIds must be given with ExistingVpcId',
  ],
  [
    'an existing VPC without route tables',
    existingVpcBut('ExistingStudioRouteTableIds'),
    'ExistingStudioRouteTableIds must be given with ExistingVpcId',
  ],
  [
    'an existing VPC without an internet gateway',
    existingVpcBut('ExistingInternetGatewayId'),
    'ExistingInternetGatewayId must be given with ExistingVpcId, unless EgressMode is none',
  ],
  [
    'an existing VPC with the firewall behind the NAT gateway',
    { ...EXISTING_VPC, FirewallPlacement: 'afterNat' },
    'FirewallPlacement must be beforeNat with ExistingVpcId',
  ],
  ...Object.keys(EXISTING_VPC)
    .filter(name => name !== 'ExistingVpcId')
    .map((name): [string, Choices, string] => [
      `${name} without an existing VPC`,
      { [name]: EXISTING_VPC[name] },
      `${name} must be empty without ExistingVpcId`,
    ]),
  [
    'an existing endpoint of S3 without an existing VPC',
    { ExistingS3EndpointId: 'vpce-0123456789abcdef0' },
    'ExistingS3EndpointId must be empty without ExistingVpcId',
  ],
];

jest.setTimeout(60_000);

describe('the template', () => {
  const account = useAccount(useAssembly());

  afterEach(() => account().stacks.clear('lab'));

  /** With what the template refuses the choices; nothing is there then, not even a stack. */
  async function refusal(choices: Choices): Promise<unknown> {
    const before = account().contents();
    const outcome: unknown = await account()
      .stacks.create('lab', choices)
      .catch(error => error);
    expect(account().changes(before)).toEqual({ added: [], removed: [] });
    return outcome;
  }

  it.each(BAD_VALUES)('refuses %s %j', async (parameter, value, message) => {
    const error = await refusal({ [parameter]: value });
    expect(error).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
    expect(String(error)).toContain(parameter);
  });

  it.each(BAD_COMBINATIONS)('refuses %s', async (_name, choices, message) => {
    expect(await refusal(choices)).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });

  it('admits an existing VPC without an internet gateway in the mode none', async () => {
    await expect(
      account().stacks.create('lab', {
        ...existingVpcBut('ExistingInternetGatewayId'),
        EgressMode: 'none',
      }),
    ).rejects.toThrow(/vpc-0123456789abcdef0.* does not exist/);
  });
});

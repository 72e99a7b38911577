import {
  ENDPOINT_SWITCHES,
  PRODUCT_CHOICES,
  PRODUCT_PARAMETERS,
} from 'backstage-plugin-secure-studio-common';
import { productTemplate } from '../../__testUtils__/templates';

describe('the parameters of the product', () => {
  const template = productTemplate();
  const accepts = (name: string, value: string) =>
    new RegExp(String(template.Parameters[name].AllowedPattern)).test(value);

  it('are exactly those of the contract', () => {
    expect(Object.keys(template.Parameters).sort()).toEqual(
      [
        ...Object.values(PRODUCT_PARAMETERS),
        ...ENDPOINT_SWITCHES.map(({ parameter }) => parameter),
      ].sort(),
    );
  });

  it('default to the documented addresses and first domain', () => {
    const defaults = Object.fromEntries(
      Object.entries(template.Parameters).map(([name, { Default }]) => [
        name,
        Default,
      ]),
    );
    expect(defaults).toMatchObject({
      VpcCidr: '10.2.0.0/16',
      FirewallSubnetCidrs: '10.2.1.0/24,10.2.11.0/24,10.2.21.0/24',
      NatSubnetCidrs: '10.2.2.0/24,10.2.12.0/24,10.2.22.0/24',
      StudioSubnetCidrs: '10.2.3.0/24,10.2.13.0/24,10.2.23.0/24',
      EgressMode: 'allowlist',
      Zones: '1',
      AuthMode: 'IAM',
      HomeFileSystem: 'disabled',
      TeamDomains: '.kaggle.com',
    });
    expect(defaults.EnvironmentName).toBeUndefined();
    expect(defaults.Team).toBeUndefined();
  });

  it.each(['10.2.0.0/16', '192.168.255.0/28', '0.0.0.0/20'])(
    'take the address range %s',
    cidr => {
      expect(accepts('VpcCidr', cidr)).toBe(true);
    },
  );

  it.each([
    '10.2.0.0/15',
    '10.2.0.0/29',
    '10.2.0.0',
    '10.2.0/24',
    '256.2.0.0/16',
    '010.2.0.0/16',
    '10.2.0.0/16 ',
    'fd00::/24',
  ])('refuse the address range %j', cidr => {
    for (const name of [
      'VpcCidr',
      'FirewallSubnetCidrs',
      'NatSubnetCidrs',
      'StudioSubnetCidrs',
    ]) {
      expect(accepts(name, cidr)).toBe(false);
    }
  });

  it.each(['.kaggle.com', '.xn--bcher-kva.example', '.invalid'])(
    'take the domain %s',
    domain => {
      expect(accepts('TeamDomains', domain)).toBe(true);
    },
  );

  it.each([
    'https://kaggle.com',
    'kaggle.com:443',
    '*.kaggle.com',
    'a..b',
    '',
    '.amazonaws.com',
    's3.us-east-1.amazonaws.com',
    '.aws',
  ])('refuse the domain %j', domain => {
    expect(accepts('TeamDomains', domain)).toBe(false);
  });

  it('offer what the portal offers', () => {
    expect(template.Parameters.EgressMode.AllowedValues).toEqual(
      PRODUCT_CHOICES.egressMode,
    );
    expect(template.Parameters.LogRetentionDays.AllowedValues).toEqual(
      PRODUCT_CHOICES.logRetentionDays.map(String),
    );
  });

  it.each([
    ['ExistingStorageKeyArn', 'arn:aws:kms:eu-west-1:123456789012:alias/a'],
    ['ExistingDataKeyArn', 'a0b1c2d3'],
    ['BreakGlassRoleArns', 'arn:aws:iam::123456789012:role/*'],
    ['BreakGlassRoleArns', 'arn:aws:iam::123456789012:user/a'],
    ['OrganizationId', 'ou-a1b2c3d4e5'],
    ['ExistingVpcId', 'vpc'],
    ['AllowedInstanceTypes', 't3.medium'],
    ['S3PrefixListId', 'com.amazonaws.eu-west-1.s3'],
  ])('refuse for %s the value %s', (name, value) => {
    expect(accepts(name, value)).toBe(false);
  });

  it.each(['team-a--research', 'ml-platform--0123456789--research'])(
    'take the environment name %s',
    name => {
      expect(accepts('EnvironmentName', name)).toBe(true);
    },
  );

  it.each(['Team', 'a b', '1st', ''])(
    'refuse the environment name %j',
    name => {
      expect(accepts('EnvironmentName', name)).toBe(false);
    },
  );

  it('all say what they want where they have a rule', () => {
    for (const parameter of Object.values(template.Parameters)) {
      expect(parameter.ConstraintDescription).toEqual(expect.any(String));
    }
  });

  it('all stand in a group and have a label', () => {
    const { ParameterGroups, ParameterLabels } = template.Metadata?.[
      'AWS::CloudFormation::Interface'
    ] as {
      ParameterGroups: { Parameters: string[] }[];
      ParameterLabels: Record<string, unknown>;
    };
    const names = Object.keys(template.Parameters).sort();
    expect(ParameterGroups.flatMap(group => group.Parameters).sort()).toEqual(
      names,
    );
    expect(Object.keys(ParameterLabels).sort()).toEqual(names);
  });
});

import { JsonObject } from './json';
import { requireUniqueItems } from './uniqueItems';

const refusal = (path: string) => ({
  code: 'InvalidRequest',
  message: `Model validation failed (${path}: array items are not unique)`,
});

describe('the lists of a resource', () => {
  it.each<[string, JsonObject, string]>([
    [
      'AWS::Route53Resolver::FirewallDomainList',
      { Domains: ['pypi.org', '*.pypi.org', 'pypi.org'] },
      '#/Domains',
    ],
    [
      'AWS::EC2::VPCEndpoint',
      { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1', 'sg-1'] },
      '#/SecurityGroupIds',
    ],
    [
      'AWS::IAM::Role',
      {
        ManagedPolicyArns: [
          'arn:aws:iam::aws:policy/A',
          'arn:aws:iam::aws:policy/A',
        ],
      },
      '#/ManagedPolicyArns',
    ],
    [
      'AWS::SageMaker::UserProfile',
      {
        UserSettings: {
          StudioWebPortalSettings: { HiddenAppTypes: ['Canvas', 'Canvas'] },
        },
      },
      '#/UserSettings/StudioWebPortalSettings/HiddenAppTypes',
    ],
    [
      'AWS::Config::ConfigurationRecorder',
      {
        RecordingMode: {
          RecordingModeOverrides: [
            { ResourceTypes: ['AWS::EC2::VPC'] },
            { ResourceTypes: ['AWS::IAM::Role', 'AWS::IAM::Role'] },
          ],
        },
      },
      '#/RecordingMode/RecordingModeOverrides/1/ResourceTypes',
    ],
    [
      'AWS::KMS::Key',
      {
        Tags: [
          { Key: 'team', Value: 'a' },
          { Value: 'a', Key: 'team' },
        ],
      },
      '#/Tags',
    ],
  ])('hold nothing twice: %s', (type, properties, path) => {
    expect(() => requireUniqueItems(type, properties)).toThrow(
      expect.objectContaining(refusal(path)),
    );
  });

  it.each<[string, JsonObject]>([
    [
      'AWS::Route53Resolver::FirewallDomainList',
      { Domains: ['pypi.org', '*.pypi.org'] },
    ],
    ['AWS::Route53Resolver::FirewallDomainList', {}],
    [
      'AWS::KMS::Key',
      {
        Tags: [
          { Key: 'team', Value: 'a' },
          { Key: 'owner', Value: 'a' },
        ],
      },
    ],
    // The registry allows it.
    ['AWS::SageMaker::Domain', { SubnetIds: ['subnet-1', 'subnet-1'] }],
  ])('may hold the rest: %s %j', (type, properties) => {
    expect(() => requireUniqueItems(type, properties)).not.toThrow();
  });
});

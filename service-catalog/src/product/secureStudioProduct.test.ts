import { deploy } from '../__testUtils__/deployment';
import { productTemplate } from '../__testUtils__/templates';

describe('the template of the product', () => {
  const template = productTemplate();
  const types = Object.values(template.Resources).map(({ Type }) => Type);

  it('runs no code of its own', () => {
    expect(template.Transform).toBeUndefined();
    for (const type of types) {
      expect(type).not.toMatch(/^Custom::|CustomResource|^AWS::Lambda::/);
    }
  });

  it('needs no file beside it', () => {
    expect(JSON.stringify(template)).not.toMatch(
      /cdk-hnb659fds|AssetParameters/,
    );
    expect(JSON.stringify(template)).not.toContain('Fn::ImportValue');
  });

  it('is the same at every synthesis', () => {
    expect(productTemplate()).toEqual(template);
  });

  it('gives two environments of one account no common name', () => {
    const names = (environmentName: string, stackSuffix: string) => {
      const deployment = deploy(
        template,
        { EnvironmentName: environmentName, Zones: '3' },
        stackSuffix,
      );
      return deployment
        .types()
        .flatMap(type => deployment.logicalIds(type))
        .flatMap(id =>
          Object.entries(deployment.properties(id))
            .filter(
              ([key]) =>
                /Name$/.test(key) &&
                ![
                  // The type of a service, the name of a policy inside a role or of a profile inside
                  // its domain, and a reference: none is taken from the account's names.
                  'ServiceName',
                  'PolicyName',
                  'UserProfileName',
                ].includes(key),
            )
            .map(([, name]) => name),
        );
    };

    const first = names('team-a-lab', '0123456789ab');
    expect(first.length).toBeGreaterThanOrEqual(20);
    const second = names('team-b-lab', 'ba9876543210');
    expect(first.filter(name => second.includes(name))).toEqual([]);
    const sameNameElsewhere = names('team-a-lab', 'ba9876543210');
    expect(first.filter(name => sameNameElsewhere.includes(name))).toEqual([]);
  });

  it('keeps names within their limits for the longest environment name', () => {
    const longest = `ml-platform-data--0123456789--${'a'.repeat(20)}`;
    const { properties } = deploy(template, { EnvironmentName: longest });
    expect(String(properties('StudioDomain').DomainName)).toMatch(
      /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
    );
    for (const id of [
      'FirewallPolicyGuardRuleGroup',
      'FirewallPolicyBaselineRuleGroup',
      'FirewallPolicyTeamRuleGroup',
    ]) {
      expect(String(properties(id).RuleGroupName)).toMatch(
        /^[a-zA-Z0-9-]{1,128}$/,
      );
    }
  });

  it('tags what can be tagged with environment and team', () => {
    const { properties, logicalIds } = deploy(template, {
      EnvironmentName: 'team-a-lab',
      Team: 'group:default/team-a',
    });
    for (const type of [
      'AWS::EC2::VPC',
      'AWS::EC2::VPCEndpoint',
      'AWS::IAM::Role',
      'AWS::Route53Resolver::FirewallRuleGroup',
      'AWS::KMS::Key',
      'AWS::NetworkFirewall::Firewall',
      'AWS::NetworkFirewall::RuleGroup',
      'AWS::S3::Bucket',
      'AWS::SageMaker::Domain',
    ]) {
      for (const id of logicalIds(type)) {
        expect(properties(id).Tags).toEqual(
          expect.arrayContaining([
            { Key: 'secure-studio:environment', Value: 'team-a-lab' },
            { Key: 'secure-studio:team', Value: 'group:default/team-a' },
          ]),
        );
      }
    }
  });
});

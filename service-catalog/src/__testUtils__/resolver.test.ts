import { deploy } from './deployment';
import { resolveName } from './resolver';

const resource = (type: string, Properties: Record<string, unknown>) => ({
  Type: `AWS::Route53Resolver::${type}`,
  Properties,
});

/** An allowlist of two names before a block of everything. */
const deployment = (
  redirection?: string,
  domains = ['kaggle.com', '*.kaggle.com'],
) =>
  deploy({
    Parameters: {},
    Outputs: {},
    Resources: {
      Team: resource('FirewallDomainList', { Domains: domains }),
      Rest: resource('FirewallDomainList', { Domains: ['*'] }),
      Group: resource('FirewallRuleGroup', {
        FirewallRules: [
          {
            Action: 'BLOCK',
            BlockResponse: 'NXDOMAIN',
            Priority: 20,
            FirewallDomainListId: { 'Fn::GetAtt': ['Rest', 'Id'] },
          },
          {
            Action: 'ALLOW',
            Priority: 10,
            FirewallDomainListId: { 'Fn::GetAtt': ['Team', 'Id'] },
            FirewallDomainRedirectionAction: redirection ?? {
              Ref: 'AWS::NoValue',
            },
          },
        ],
      }),
      Association: resource('FirewallRuleGroupAssociation', {
        FirewallRuleGroupId: { 'Fn::GetAtt': ['Group', 'Id'] },
        VpcId: 'vpc-1',
        Priority: 101,
      }),
    },
  });

const CHAIN = ['kaggle.cdn.example'];

describe('a query', () => {
  it.each(['kaggle.com', 'www.Kaggle.com', 'a.b.kaggle.com.'])(
    'for %s is resolved',
    name => {
      expect(resolveName(deployment(), 'vpc-1', name)).toEqual({
        response: 'RESOLVED',
      });
    },
  );

  it.each(['notkaggle.com', 'kaggle.com.evil.io', 'com'])(
    'for %s is blocked',
    name => {
      expect(resolveName(deployment(), 'vpc-1', name)).toEqual({
        response: 'NXDOMAIN',
        blockedName: name,
      });
    },
  );

  it('is judged by each name of its chain', () => {
    expect(resolveName(deployment(), 'vpc-1', 'kaggle.com', CHAIN)).toEqual({
      response: 'NXDOMAIN',
      blockedName: CHAIN[0],
    });
  });

  it('is judged by its first name where the rule trusts redirections', () => {
    const trusting = deployment('TRUST_REDIRECTION_DOMAIN');
    expect(resolveName(trusting, 'vpc-1', 'kaggle.com', CHAIN)).toEqual({
      response: 'RESOLVED',
    });
    expect(
      resolveName(trusting, 'vpc-1', 'evil.io', ['kaggle.com']).response,
    ).toBe('NXDOMAIN');
  });

  it('in a VPC without rules is resolved', () => {
    expect(resolveName(deployment(), 'vpc-2', 'evil.io').response).toBe(
      'RESOLVED',
    );
  });

  it.each(['', 'a*.org', 'a.*'])('is an error with the domain "%s"', domain => {
    expect(() =>
      resolveName(deployment(undefined, [domain]), 'vpc-1', 'x.org'),
    ).toThrow('Not a domain');
  });
});

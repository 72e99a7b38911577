import { resolveName } from '../__testUtils__/resolver';
import { environment, type Choices } from './__testUtils__/environment';

const CHAIN = ['d111111abcdef8.cloudfront.net'];

const answer = (choices: Choices, name: string, redirections?: string[]) => {
  const deployed = environment(choices);
  return resolveName(deployed, deployed.told('vpcId'), name, redirections)
    .response;
};

const ALLOWLIST: Choices = {
  egressMode: 'allowlist',
  teamDomains: '.kaggle.com',
  teamResolverDomains: 'kaggle.com,*.kaggle.com',
};
const DENYLIST: Choices = { ...ALLOWLIST, egressMode: 'denylist' };
const NONE: Choices = { egressMode: 'none' };

describe('T41 DNS:', () => {
  it.each(['kaggle.com', 'www.kaggle.com'])(
    'T41 allowlist: %s is resolved, over whatever names it leads',
    name => {
      expect(answer(ALLOWLIST, name)).toBe('RESOLVED');
      expect(answer(ALLOWLIST, name, CHAIN)).toBe('RESOLVED');
    },
  );

  it.each([
    'github.com',
    'notkaggle.com',
    'kaggle.com.evil.io',
    'secrets.exfiltration.evil.io',
    CHAIN[0],
  ])('T41 allowlist: %s is blocked', name => {
    expect(answer(ALLOWLIST, name)).not.toBe('RESOLVED');
  });

  it('T41 allowlist: a name outside that leads to one inside is blocked', () => {
    expect(answer(ALLOWLIST, 'evil.io', ['kaggle.com'])).not.toBe('RESOLVED');
  });

  it.each([
    'sts.eu-west-1.amazonaws.com',
    'api.sagemaker.eu-west-1.amazonaws.com',
    's3.eu-west-1.amazonaws.com',
    'a-bucket.s3.eu-west-1.amazonaws.com',
    'logs.eu-west-1.amazonaws.com',
  ])('T41 %s, which an endpoint serves, is resolved', name => {
    expect(answer(ALLOWLIST, name)).toBe('RESOLVED');
    expect(answer(NONE, name)).toBe('RESOLVED');
  });

  it.each(['github.com', 'kaggle.com', 'evil.io'])(
    'T41 internet-free: %s is blocked',
    name => {
      expect(answer(NONE, name)).not.toBe('RESOLVED');
    },
  );

  it('T41 denylist: what is listed is blocked, also at the end of a chain', () => {
    expect(answer(DENYLIST, 'www.kaggle.com')).not.toBe('RESOLVED');
    expect(answer(DENYLIST, 'evil.io', ['kaggle.com'])).not.toBe('RESOLVED');
    expect(answer(DENYLIST, 'github.com')).toBe('RESOLVED');
  });

  it('T41 every query is logged, encrypted and kept for a while', () => {
    const { logicalIds, properties, told } = environment();
    const associations = logicalIds(
      'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
    ).map(id => properties(id));
    expect(associations).toMatchObject([{ ResourceId: told('vpcId') }]);
  });
});

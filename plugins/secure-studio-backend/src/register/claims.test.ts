import { aProvisionedProduct } from '../environments/__testUtils__/answers';
import { claimOf, doubtsOf, Evidence } from './claims';
import { shortNameOf } from './shortNameOf';

const tags = {
  'secure-studio:environment': 'team-a--research',
  'secure-studio:team': 'group:default/team-a',
  'secure-studio:portal': 'acme',
};
const product = aProvisionedProduct({
  name: 'team-a--research',
  productId: 'prod-1',
  productName: 'secure-studio',
  tags,
});
const target = {
  product: 'secure-studio',
  launchRole: 'arn:aws:iam::111122223333:role/launch',
  roles: { provision: 'arn:aws:iam::111122223333:role/provision' },
};
const claim = claimOf(product, target, 'acme');

describe('claimOf', () => {
  it('reads environment, team and portal from the tags', () => {
    expect(claim).toMatchObject({
      provisionedProductId: 'pp-1',
      name: 'team-a--research',
      owner: 'group:default/team-a',
      portal: 'acme',
    });
    expect(claimOf(product, { product: 'prod-1' }, 'acme')).toEqual(claim);
  });

  it('takes a product of no portal in particular', () => {
    const { 'secure-studio:portal': _, ...others } = tags;
    expect(claimOf({ ...product, tags: others }, target, 'acme')).toMatchObject(
      { portal: null },
    );
  });

  it.each([
    ['another product', { productName: 'other', productId: 'prod-2' }],
    ['no name', { tags: { ...tags, 'secure-studio:environment': '' } }],
    [
      'a name that none is',
      { tags: { ...tags, 'secure-studio:environment': '../x' } },
    ],
    [
      'a long name',
      { tags: { ...tags, 'secure-studio:environment': 'a'.repeat(51) } },
    ],
    ['no team', { tags: { ...tags, 'secure-studio:team': '' } }],
    [
      'a user as team',
      { tags: { ...tags, 'secure-studio:team': 'user:default/a' } },
    ],
    ['another portal', { tags: { ...tags, 'secure-studio:portal': 'other' } }],
  ])('takes none with %s', (_, over) => {
    expect(claimOf({ ...product, ...over }, target, 'acme')).toBeUndefined();
  });
});

describe('doubtsOf', () => {
  const evidence: Evidence = {
    userArn: target.roles.provision,
    provisionedProductName: 'team-a--research',
    launchRoleArn: target.launchRole,
    profiles: [{ name: 'scientist', user: 'user:default/scientist' }],
  };
  const sound = claim ?? fail('no claim');

  it('has none where the portal made it with its own roles', () => {
    expect(doubtsOf(sound, evidence, target)).toEqual([]);
  });

  it.each<[string, Partial<Evidence>]>([
    ['another launcher', { userArn: 'arn:aws:iam::111122223333:user/eve' }],
    ['no launcher', { userArn: undefined }],
    ['another launch role', { launchRoleArn: 'arn:aws:iam::1:role/x' }],
    ['no launch role', { launchRoleArn: undefined }],
    ['another name', { provisionedProductName: 'team-b--research' }],
    ['a profile of nobody', { profiles: [{ name: 'x', user: null }] }],
  ])('has one with %s', (_, over) => {
    expect(doubtsOf(sound, { ...evidence, ...over }, target)).toHaveLength(1);
  });

  it('has one without a portal, and where the launch role is not known', () => {
    expect(doubtsOf({ ...sound, portal: null }, evidence, target)).toHaveLength(
      1,
    );
    expect(
      doubtsOf(
        sound,
        { ...evidence, launchRoleArn: undefined },
        { ...target, launchRole: undefined },
      ),
    ).toHaveLength(1);
  });
});

describe('shortNameOf', () => {
  it.each([
    ['team-a--research', 'group:default/team-a', 'research'],
    ['ml-platform--k3x9p2m1--forecast', 'group:x/ml.platform', 'forecast'],
    ['team-a-research', 'group:default/team-a', 'research'],
    ['something', 'group:default/team-a', 'something'],
  ])('of %s, owned by %s, is %s', (fullName, owner, shortName) => {
    expect(shortNameOf(fullName, owner)).toBe(shortName);
  });
});

function fail(message: string): never {
  throw new Error(message);
}

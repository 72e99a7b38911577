import {
  ACCOUNT_STACK_FEATURES,
  ACCOUNT_STACK_VERSION,
  accountStackParameterName,
  AccountStackFeatureName,
  missingAccountStackFeature,
  parseAccountStackVersion,
} from './accountStack';

describe('the version of the account stack', () => {
  it('is found by the name of the role for reading', () => {
    expect(accountStackParameterName('sandbox-read')).toBe(
      '/sandbox-read/account-stack-version',
    );
  });

  it.each([
    ['2', 2],
    ['17', 17],
    [undefined, 1],
    ['', 1],
    ['0', 1],
    ['-2', 1],
    ['2.5', 1],
    ['2e3', 1],
    [' 3', 1],
    ['latest', 1],
  ])('reads %p as %p', (value, version) => {
    expect(parseAccountStackVersion(value)).toBe(version);
  });

  it('reads its own value', () => {
    expect(parseAccountStackVersion(String(ACCOUNT_STACK_VERSION))).toBe(
      ACCOUNT_STACK_VERSION,
    );
  });
});

describe.each(Object.entries(ACCOUNT_STACK_FEATURES))(
  'the feature %s',
  (key, { since, lacks }) => {
    const name = key as AccountStackFeatureName;

    it('can be used with its first version, and with today’s', () => {
      expect(missingAccountStackFeature(name, since)).toBeUndefined();
      expect(
        missingAccountStackFeature(name, ACCOUNT_STACK_VERSION),
      ).toBeUndefined();
    });

    it('is told with what is lacking, and what to deploy, before that', () => {
      const reason = missingAccountStackFeature(name, since - 1);
      expect(reason).toContain(lacks);
      expect(reason).toContain(`version ${since} of the account stack`);
    });
  },
);

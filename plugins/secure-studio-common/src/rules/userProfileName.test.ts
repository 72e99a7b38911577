import { userProfileName } from './userProfileName';

describe('userProfileName', () => {
  it('stays as it was given, since it is on AWS', () => {
    expect(userProfileName('user:default/data-scientist-a1')).toBe(
      'data-scientist-a1-jo5m7yy052',
    );
  });

  it('ignores how the ref is written, and nothing else', () => {
    expect(userProfileName('User:Default/A_B')).toBe(
      userProfileName('user:default/a_b'),
    );
    expect(userProfileName('user:default/a_b')).not.toBe(
      userProfileName('user:default/a.b'),
    );
    expect(userProfileName('user:ml/a-b')).not.toBe(
      userProfileName('user:default/a-b'),
    );
  });

  it.each(['user:default/é', `user:default/${'x'.repeat(63)}`])(
    'is one that SageMaker takes for %s',
    ref => {
      expect(userProfileName(ref)).toMatch(
        /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
      );
    },
  );
});

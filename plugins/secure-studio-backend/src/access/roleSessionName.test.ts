import fc from 'fast-check';
import { roleSessionName } from './roleSessionName';

describe('roleSessionName', () => {
  it('is readable', () => {
    expect(roleSessionName('user:default/data.scientist')).toMatch(
      /^user-default-data\.scientist-[0-9a-f]{12}$/,
    );
  });

  it('is what STS takes, whoever the user is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), user => {
        expect(roleSessionName(user)).toMatch(/^[\w+=,.@-]{2,64}$/);
      }),
    );
  });

  it('tells users apart whose names look alike', () => {
    expect(roleSessionName('user:default/a-b')).not.toBe(
      roleSessionName('user:default-a/b'),
    );
  });
});

import { PLACE, settings } from '../__testUtils__/settings';
import { checkBreakGlassRoles, checkKeys } from './arns';

const KEY_ID = '01234567-89ab-cdef-0123-456789abcdef';
const key = (place: string, id = `key/${KEY_ID}`) => `arn:${place}:${id}`;
const OWN = 'aws:kms:eu-west-1:111122223333';

describe('checkKeys', () => {
  it.each([key(OWN), key(OWN, `key/mrk-${'0a'.repeat(16)}`)])(
    'lets %s pass',
    arn => {
      expect(
        checkKeys(settings({ keys: { storageKeyArn: arn } }), PLACE),
      ).toEqual([]);
    },
  );

  it.each([
    [key('aws:kms:eu-west-1:999922223333'), 'own account 111122223333'],
    [key('aws:kms:us-east-1:111122223333'), 'region eu-west-1'],
    [key('aws-cn:kms:eu-west-1:111122223333'), 'own account'],
    [key(OWN, 'alias/mine'), 'not of an alias'],
    [KEY_ID, 'must be the ARN of a KMS key'],
    [key(OWN, 'key/*'), 'must be the ARN of a KMS key'],
  ])('refuses %s', (arn, rule) => {
    for (const name of ['storageKeyArn', 'dataKeyArn', 'jobsKeyArn']) {
      expect(checkKeys(settings({ keys: { [name]: arn } }), PLACE)).toEqual([
        { field: `keys.${name}`, rule: expect.stringContaining(rule) },
      ]);
    }
  });
});

describe('checkBreakGlassRoles', () => {
  const check = (...breakGlassRoleArns: string[]) =>
    checkBreakGlassRoles(settings({ breakGlassRoleArns }), PLACE);

  it('lets roles of any account pass', () => {
    expect(
      check(
        'arn:aws:iam::999922223333:role/security/BreakGlass',
        'arn:aws:iam::111122223333:role/Admin',
      ),
    ).toEqual([]);
  });

  it.each([
    'arn:aws:iam::111122223333:role/*',
    'arn:aws:iam::*:role/Admin',
    '*',
    'arn:aws:iam::111122223333:user/admin',
    'arn:aws:iam::111122223333:root',
    'arn:aws:iam::111122223333:role/a,b',
    'arn:aws-cn:iam::111122223333:role/Admin',
  ])('refuses %s', arn => {
    expect(check(arn).map(({ field }) => field)).toEqual([
      'breakGlassRoleArns[0]',
    ]);
  });

  it('refuses the same one twice', () => {
    const arn = 'arn:aws:iam::111122223333:role/Admin';
    expect(check(arn, arn)).toHaveLength(1);
  });
});

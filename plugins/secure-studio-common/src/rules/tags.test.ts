import { TAGS } from '../product';
import { checkTagKey, checkTagValue, MAX_ADDED_TAGS } from './tags';

describe('checkTagKey', () => {
  it.each([
    'CostCenter',
    'cost:center/1 = a+b-c@d_e.f',
    'Kostenstelle für Künstliche Intelligenz',
    'Aws',
    'k'.repeat(128),
  ])('takes %s', key => {
    expect(checkTagKey(key)).toBeUndefined();
  });

  it.each([
    ['', /1 to 128/],
    ['k'.repeat(129), /1 to 128/],
    ['cost%', /any of/],
    ['cost,center', /any of/],
    ['cost\ncenter', /any of/],
    ['aws:cloudformation:stack-name', /AWS's own/],
    ['AWS:x', /AWS's own/],
    ...Object.values(TAGS).map((key): [string, RegExp] => [key, /portal sets/]),
    ['StudioUserId', /portal sets/],
    ['Secure-Studio:anything', /portal sets/],
  ])('refuses %j', (key, rule) => {
    expect(checkTagKey(key)).toMatch(rule);
  });
});

describe('checkTagValue', () => {
  it.each(['1000', 'Research and Development', 'v'.repeat(256)])(
    'takes %s',
    value => {
      expect(checkTagValue(value)).toBeUndefined();
    },
  );

  it.each(['', 'v'.repeat(257), 'a;b', '<b>'])('refuses %j', value => {
    expect(checkTagValue(value)).toMatch(/1 to 256/);
  });
});

it('leaves room for the tags of portal and product', () => {
  expect(MAX_ADDED_TAGS + Object.keys(TAGS).length).toBe(50);
});

import { partition } from '@aws-sdk/core/client';
import {
  checkAllowedDomain,
  partitionOf,
} from 'backstage-plugin-secure-studio-common';
import { isRegion } from './regions';

const ONE_OF_EACH_PARTITION = [
  'eu-west-1',
  'mx-central-1',
  'cn-northwest-1',
  'us-gov-east-1',
  'eusc-de-east-1',
  'us-iso-west-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
];

describe('isRegion', () => {
  it.each(ONE_OF_EACH_PARTITION)('knows %s', region => {
    expect(isRegion(region)).toBe(true);
  });

  it.each([
    'eu-west-9',
    'eu-middle-1',
    'mars-east-1',
    'Ireland',
    'EU-WEST-1',
    'eu-west-1a',
    'aws-global',
    'aws-cn-global',
    '',
  ])('does not know %j', region => {
    expect(isRegion(region)).toBe(false);
  });
});

it.each(ONE_OF_EACH_PARTITION)(
  'agrees with the rules on the partition of %s',
  region => {
    expect(partitionOf(region)).toBe(partition(region).name);
  },
);

it.each(ONE_OF_EACH_PARTITION)(
  'agrees with the rules that no list reaches the APIs of %s',
  region => {
    const { dnsSuffix, dualStackDnsSuffix } = partition(region);
    for (const suffix of [dnsSuffix, dualStackDnsSuffix]) {
      const labels = suffix.split('.');
      const above = labels.map((_, index) => labels.slice(index).join('.'));
      for (const domain of [
        `s3.${region}.${suffix}`,
        suffix,
        ...above.map(name => `.${name}`),
      ]) {
        expect([domain, checkAllowedDomain(domain)]).toEqual([
          domain,
          expect.stringMatching(/^must not be /),
        ]);
      }
    }
  },
);

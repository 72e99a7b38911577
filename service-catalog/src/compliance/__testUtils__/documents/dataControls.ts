import type { Control } from './control';

/** Who reads the data, and from where. */
export const dataControls: readonly Control[] = [
  {
    control: 'S3 through the endpoint',
    statement:
      'From Studio: own buckets only; no list of buckets, no new bucket, no bucket of others',
    tests: {
      'controls/buckets.test.ts': [
        'T1 listing buckets:',
        'T2 own buckets:',
        'T3 other buckets:',
        'T4 new buckets:',
      ],
    },
  },
  {
    control: 'Buckets closed to the outside',
    statement:
      'Outside the endpoint nobody reads or changes them, an administrator included, but the break-glass roles',
    tests: {
      'controls/bucketPolicies.test.ts': ['T5 outside the endpoint, %s:'],
    },
  },
  {
    control: 'Encrypted uploads',
    statement: 'Without TLS or with another key none is taken',
    tests: { 'controls/bucketPolicies.test.ts': ['T6 uploads:'] },
  },
  {
    control: 'Named exceptions',
    statement:
      'Buckets of AWS are read by name, where switched on; a tag opens nothing',
    tests: { 'controls/buckets.test.ts': ['T7 JumpStart:'] },
  },
  {
    control: 'Data perimeter',
    statement:
      'Credentials of other accounts lead nowhere through any endpoint that takes a policy',
    tests: { 'controls/endpoints.test.ts': ['T42 foreign credentials:'] },
  },
  {
    control: 'Keys',
    statement:
      'All rotate; who administers a key does not use it, and the other way round',
    tests: {
      'controls/keys.test.ts': ['T33 the storage key:', 'T35 keys:'],
    },
  },
];

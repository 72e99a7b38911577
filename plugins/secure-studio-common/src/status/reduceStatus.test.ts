import { endpoint, facts, zone } from '../__testUtils__/facts';
import { EnvironmentStatus, SectionName } from '../api';
import { StatusSource, StatusVerdict } from './facts';
import { reduceStatus } from './reduceStatus';

type Known = NonNullable<Parameters<typeof facts>[0]>;

const OTHERS: SectionName[] = [
  'stack',
  'domain',
  'profiles',
  'firewall',
  'allowlist',
  'endpoints',
];
const NOT_READ: Known['data'] = Object.fromEntries(
  OTHERS.map(name => [name, null]),
);
const AVAILABLE: StatusVerdict = {
  status: 'available',
  reason: null,
  source: null,
};
const operation = (
  state: 'open' | 'succeeded' | 'failed',
  message: string,
): Known['operation'] => ({ type: 'provision', state, message });

describe('reduceStatus', () => {
  it.each<[string, Known]>([
    ['nothing is amiss', {}],
    ['it was not provisioned by this portal', { operation: null }],
    ['whether the owner exists is not known', { ownerExists: null }],
    ['only the product is read so far', { data: NOT_READ }],
    ['no read succeeds any more', { errors: ['product', ...OTHERS] }],
  ])('is available where %s', (_, known) => {
    expect(reduceStatus(facts(known))).toEqual(AVAILABLE);
  });

  it.each<[string, Known, EnvironmentStatus, StatusSource, string]>([
    [
      'the stack is deleted behind the portal’s back while the product is AVAILABLE',
      { data: { stack: { status: 'DELETE_COMPLETE' } } },
      'failed',
      'stack',
      'The stack is deleted',
    ],
    [
      'private DNS of an endpoint is switched off',
      {
        data: {
          endpoints: { items: [endpoint('sts', { privateDns: false })] },
        },
      },
      'degraded',
      'endpoints',
      'The endpoint com.amazonaws.eu-west-1.sts has private DNS switched off',
    ],
    [
      'the firewall is out of sync',
      {
        data: {
          firewall: {
            egressMode: 'allowlist',
            zones: [zone({ syncState: 'PENDING' })],
          },
        },
      },
      'degraded',
      'firewall',
      'The firewall lab-1 is not in sync in eu-west-1a: PENDING',
    ],
    [
      'a profile is deleted outside',
      { data: { profiles: [] } },
      'degraded',
      'profiles',
      'SageMaker has no user profile scientist',
    ],
    [
      'the target is gone from the configuration',
      { target: 'missing' },
      'degraded',
      'target',
      'Its target is not in the configuration',
    ],
    [
      'the target has another region or account now',
      { target: 'moved' },
      'degraded',
      'target',
      'Its target has another account or region now than the one where AWS had it',
    ],
    [
      'the owning group is gone from the catalog',
      { ownerExists: false },
      'degraded',
      'owner',
      'Its owning group is not in the catalog',
    ],
    [
      'all endpoints are gone',
      {
        data: {
          endpoints: {
            items: ['s3', 'sts', 'kms'].map(service =>
              endpoint(service, { state: 'missing' }),
            ),
          },
        },
      },
      'degraded',
      'endpoints',
      'The endpoint com.amazonaws.eu-west-1.s3 is missing and 2 more',
    ],
    [
      'AWS has not answered yet',
      { data: { product: null } },
      'unknown',
      'product',
      'Nothing is known of the provisioned product yet',
    ],
    [
      'a section could never be read',
      { data: { endpoints: null }, errors: ['endpoints'] },
      'unknown',
      'endpoints',
      'The endpoints could not be read yet',
    ],
    [
      'the operation failed',
      { operation: operation('failed', 'No address') },
      'failed',
      'operation',
      'No address',
    ],
  ])('says so where %s', (_, known, status, source, reason) => {
    expect(reduceStatus(facts(known))).toEqual({ status, reason, source });
  });

  it.each<[string, Known, EnvironmentStatus, string]>([
    [
      'an open operation before all else',
      { operation: operation('open', 'AWS makes it'), gone: true },
      'provisioning',
      'AWS makes it',
    ],
    [
      'its end before what failed',
      { operation: operation('failed', 'No address'), gone: true },
      'terminated',
      'AWS has the provisioned product no more',
    ],
    [
      'failed before tainted, in the order of the sections',
      {
        data: {
          domain: { name: 'lab', status: 'missing' },
          stack: { status: 'DELETE_COMPLETE' },
          product: { status: 'TAINTED' },
        },
      },
      'failed',
      'The stack is deleted and 1 more',
    ],
    [
      'tainted before degraded',
      { data: { product: { status: 'TAINTED' } }, target: 'missing' },
      'tainted',
      'The provisioned product is tainted: its last change was not made as asked',
    ],
    [
      'degraded before changing',
      { data: { product: { status: 'UNDER_CHANGE' } }, ownerExists: false },
      'degraded',
      'Its owning group is not in the catalog',
    ],
    [
      'changing before unknown',
      {
        data: { product: { status: 'UNDER_CHANGE' }, stack: null },
        errors: ['stack'],
      },
      'changing',
      'The provisioned product is being changed',
    ],
  ])('tells %s', (_, known, status, reason) => {
    expect(reduceStatus(facts(known))).toMatchObject({ status, reason });
  });
});

import { Vpc } from '../../aws';
import { checkVpc } from './checkVpc';
import { aVpc, PLACE } from './__testUtils__/network';

const check = (over: Partial<Vpc>, vpcCidr = '10.8.0.0/16') =>
  checkVpc(aVpc(over), { accountId: PLACE.accountId, vpcCidr });

describe('checkVpc', () => {
  it('lets a VPC pass in which private names resolve', () => {
    expect(check({})).toEqual([]);
  });

  it.each<[string, Partial<Vpc>, string]>([
    ['of another account', { ownerId: '999988887777' }, 'own account'],
    ['that is not there yet', { state: 'pending' }, 'pending'],
    ['of dedicated hardware', { tenancy: 'dedicated' }, 'dedicated'],
    [
      'without DNS support',
      { dnsSupport: false },
      'switch enableDnsSupport of vpc-01234567 on',
    ],
    [
      'without DNS hostnames',
      { dnsHostnames: false },
      'switch enableDnsHostnames of vpc-01234567 on',
    ],
  ])('refuses one %s', (_, over, rule) => {
    expect(check(over)).toEqual([
      { field: 'existingVpc.vpcId', rule: expect.stringContaining(rule) },
    ]);
  });

  it('takes any of its ranges for its range, and nothing else', () => {
    const cidrs = ['10.8.0.0/16', '100.64.0.0/16'];
    expect(check({ cidrs }, '100.64.0.0/16')).toEqual([]);
    expect(check({ cidrs }, '10.0.0.0/16')).toEqual([
      {
        field: 'network.vpcCidr',
        rule: 'must be a range of vpc-01234567: 10.8.0.0/16, 100.64.0.0/16',
      },
    ]);
  });
});

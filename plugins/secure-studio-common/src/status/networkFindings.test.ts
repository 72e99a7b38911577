import { endpoint, zone } from '../__testUtils__/facts';
import { Endpoint, FirewallZone } from '../api';
import { EgressMode } from '../product';
import {
  allowlistFindings,
  endpointsFindings,
  firewallFindings,
} from './networkFindings';

describe('firewallFindings', () => {
  const firewall = (zones: FirewallZone[], egressMode: EgressMode) =>
    firewallFindings({ egressMode, zones });

  it.each<[Partial<FirewallZone>]>([
    [{}],
    [{ attachmentStatus: null }],
    [{ attachmentStatus: 'SCALING' }],
  ])('are none of a zone with %j', over => {
    expect(firewall([zone(over)], 'allowlist')).toEqual([]);
  });

  it.each<[Partial<FirewallZone>, string]>([
    [{ status: 'missing', syncState: null }, 'lab-1 is missing'],
    [{ status: 'PROVISIONING' }, 'lab-1 is in the state PROVISIONING'],
    [{ status: 'DELETING' }, 'lab-1 is in the state DELETING'],
    [{ attachmentStatus: 'FAILED' }, 'lab-1 in eu-west-1a is in the state'],
    [{ syncState: 'PENDING' }, 'not in sync in eu-west-1a: PENDING'],
    [{ syncState: 'CAPACITY_CONSTRAINED' }, 'CAPACITY_CONSTRAINED'],
  ])('are one of a zone with %j', (over, reason) => {
    expect(firewall([zone(), zone(over)], 'denylist')).toEqual([
      { status: 'degraded', reason: expect.stringContaining(reason) },
    ]);
  });

  it('say that it is not known whether a firewall is in sync', () => {
    expect(firewall([zone({ syncState: null })], 'allowlist')).toMatchObject([
      { status: 'unknown' },
    ]);
  });

  it.each<[EgressMode, number]>([
    ['allowlist', 1],
    ['denylist', 1],
    ['none', 0],
    ['open', 0],
  ])('without a firewall in the mode %s are %i', (egressMode, count) => {
    expect(firewall([], egressMode)).toHaveLength(count);
  });
});

describe('allowlistFindings', () => {
  const allowlist = (
    resolverDomains: string[] | null,
    { egressMode = 'allowlist', domains = ['.a.com'] } = {},
  ) =>
    allowlistFindings({
      egressMode: egressMode as EgressMode,
      team: {
        domains,
        resolverDomains,
        capacity: null,
        consumedCapacity: null,
        ruleGroupName: null,
        modifiedAt: null,
      },
    }).map(({ status, reason }) => `${status}: ${reason}`);

  it('are none where both lists say the same', () => {
    expect(allowlist(['a.com', '*.a.com'])).toEqual([]);
    expect(allowlist(['*.a.com', 'x.a.com', 'a.com'])).toEqual([]);
    expect(allowlist([], { domains: [] })).toEqual([]);
  });

  it.each([
    [['a.com']],
    [['*.a.com']],
    [['a.com', '*.a.com', 'evil.io']],
    [['*']],
    [[]],
  ])('say that DNS Firewall has another list: %j', resolverDomains => {
    expect(allowlist(resolverDomains)).toEqual([
      "degraded: DNS Firewall has another list of the team's domains",
    ]);
  });

  it('say that DNS Firewall has none, unless there is none by choice', () => {
    expect(allowlist(null)).toEqual([
      "degraded: DNS Firewall has no list of the team's domains",
    ]);
    expect(allowlist(null, { egressMode: 'none', domains: [] })).toEqual([]);
    expect(allowlist(null, { egressMode: 'open', domains: [] })).toEqual([]);
  });
});

describe('endpointsFindings', () => {
  const found = (over: Partial<Endpoint>) =>
    endpointsFindings({ items: [endpoint('kms'), endpoint('sts', over)] });

  it.each<[Partial<Endpoint>, string]>([
    [{ state: 'missing', privateDns: null }, 'is missing'],
    [{ state: 'pending' }, 'is in the state pending'],
    [{ state: 'rejected' }, 'is in the state rejected'],
    [{ privateDns: false }, 'has private DNS switched off'],
  ])('are one of a required endpoint with %j', (over, reason) => {
    expect(found(over)).toEqual([
      {
        status: 'degraded',
        reason: `The endpoint com.amazonaws.eu-west-1.sts ${reason}`,
      },
    ]);
  });

  it.each<[Partial<Endpoint>]>([
    [{}],
    [{ type: 'Gateway', privateDns: null }],
    [{ type: 'Gateway', privateDns: false }],
    [{ required: false, state: 'failed' }],
    [{ required: false, privateDns: false }],
  ])('are none of an endpoint with %j', over => {
    expect(found(over)).toEqual([]);
  });
});

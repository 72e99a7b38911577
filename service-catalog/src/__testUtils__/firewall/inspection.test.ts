import type { Connection } from './connection';
import { generatedRules } from './domainList';
import type { FirewallModel } from './firewallModel';
import { inspect } from './inspection';
import { suricataRules } from './suricataRule';

const GUARD = 'drop udp $HOME_NET any -> any any (msg:"UDP"; sid:1;)';

const allowlist = (endsWithDrop = false) =>
  generatedRules(
    {
      GeneratedRulesType: 'ALLOWLIST',
      TargetTypes: ['TLS_SNI', 'HTTP_HOST'],
      Targets: ['.kaggle.com', 'pypi.org'],
    },
    endsWithDrop,
  );

const firewall = (
  rules: string[],
  change: Partial<FirewallModel> = {},
): FirewallModel => ({
  statelessDefaultActions: ['aws:forward_to_sfe'],
  statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
  statefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
  ruleGroups: rules.map(text => ({
    rules: suricataRules(text),
    variables: { HOME_NET: ['10.0.0.0/16'] },
  })),
  ...change,
});

const web: Connection = {
  source: '10.0.3.4',
  destination: '93.184.216.34',
  protocol: 'tcp',
  port: 443,
};
const tls = (serverName?: string): Connection => ({
  ...web,
  tls: { serverName },
});
const udp: Connection = { ...web, protocol: 'udp' };
const verdict = (model: FirewallModel, connection: Connection) =>
  inspect(model, connection).verdict;

describe('an allowlist', () => {
  it.each([false, true])('passes its names only (own drop: %s)', own => {
    const model = firewall([allowlist(own)]);
    expect(verdict(model, tls('www.kaggle.com'))).toBe('pass');
    expect(verdict(model, tls('pypi.org'))).toBe('pass');
    expect(verdict(model, tls('files.pypi.org'))).toBe('drop');
    expect(verdict(model, tls())).toBe('drop');
    expect(verdict(model, { ...web, http: { host: 'github.com' } })).toBe(
      'drop',
    );
    expect(verdict(model, web)).toBe('drop');
  });

  it('lets no TLS through if it ends with a drop before another group', () => {
    const later =
      'pass tls any any -> any any (tls.sni; content:"late.org"; sid:1;)';
    expect(verdict(firewall([allowlist(true), later]), tls('late.org'))).toBe(
      'drop',
    );
    expect(verdict(firewall([allowlist(), later]), tls('late.org'))).toBe(
      'pass',
    );
  });

  it('without a default action passes everything', () => {
    const model = firewall([allowlist()], { statefulDefaultActions: [] });
    expect(verdict(model, tls('github.com'))).toBe('pass');
  });

  it('with a strict default action passes nothing at all', () => {
    const model = firewall([allowlist()], {
      statefulDefaultActions: ['aws:drop_strict'],
    });
    expect(verdict(model, tls('pypi.org'))).toBe('drop');
  });
});

describe('the order of rules', () => {
  const pass = 'pass tcp any any -> any any (sid:1;)';
  const reject = 'reject tcp any any -> any any (msg:"no"; sid:2;)';
  const alert = 'alert tcp any any -> any any (msg:"seen"; sid:3;)';

  it('decides', () => {
    expect(verdict(firewall([pass, reject]), web)).toBe('pass');
    expect(verdict(firewall([reject, pass]), web)).toBe('reject');
    expect(verdict(firewall([`${pass}\n${reject}`]), web)).toBe('pass');
  });

  it('goes on after an alert', () => {
    expect(inspect(firewall([alert, reject]), web)).toEqual({
      verdict: 'reject',
      records: [
        expect.objectContaining({ action: 'allowed', signature: 'seen' }),
        expect.objectContaining({ action: 'blocked', signature: 'no' }),
      ],
    });
  });
});

describe('the first packet', () => {
  it('of UDP is out before a default action could drop the connection', () => {
    expect(verdict(firewall([]), udp)).toBe('pass');
    expect(verdict(firewall([GUARD]), udp)).toBe('drop');
  });

  it('of TCP carries nothing', () => {
    expect(verdict(firewall([]), web)).toBe('drop');
  });
});

describe('a fragment', () => {
  const fragment = { ...udp, fragmented: true };

  it('is judged as the policy says', () => {
    expect(verdict(firewall([GUARD]), fragment)).toBe('drop');
    const passing = { statelessFragmentDefaultActions: ['aws:pass'] };
    expect(verdict(firewall([GUARD], passing), fragment)).toBe('pass');
  });

  it('of anything but UDP is dropped in silence', () => {
    expect(inspect(firewall([]), { ...web, fragmented: true })).toEqual({
      verdict: 'drop',
      records: [],
    });
  });
});

describe('the alert log', () => {
  it('has a record of what a default action drops, by its name', () => {
    expect(inspect(firewall([allowlist()]), tls('github.com')).records).toEqual(
      [
        {
          action: 'blocked',
          signature: 'aws:alert_established action',
          source: '10.0.3.4',
          serverName: 'github.com',
          host: undefined,
        },
      ],
    );
  });

  it('has none without an action that alerts', () => {
    const silent = firewall([], {
      statefulDefaultActions: ['aws:drop_established'],
    });
    expect(inspect(silent, web)).toEqual({ verdict: 'drop', records: [] });
  });

  it('has none of what passes', () => {
    expect(inspect(firewall([allowlist()]), tls('pypi.org')).records).toEqual(
      [],
    );
  });
});

describe('what the tests do not know', () => {
  it.each<Partial<FirewallModel>>([
    { statefulDefaultActions: ['aws:drop_everything'] },
    { statelessDefaultActions: ['custom'] },
  ])('is an error: %j', change => {
    expect(() => inspect(firewall([], change), web)).toThrow('do not know');
  });

  it.each(['', '*.x.org', 'https://x.org'])(
    'is an error as a target: "%s"',
    target => {
      expect(() =>
        generatedRules(
          {
            GeneratedRulesType: 'DENYLIST',
            TargetTypes: ['TLS_SNI'],
            Targets: [target],
          },
          false,
        ),
      ).toThrow('Not a target');
    },
  );
});

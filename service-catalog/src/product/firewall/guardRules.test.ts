import { GUARD_RULES } from './guardRules';
import { BASELINE_RULES } from './baselineRules';

/** The head of a Suricata rule: action, protocol, source, port, direction, destination, port. */
const HEAD =
  /^(?<action>pass|drop|reject|alert) (?<protocol>\w+) \$HOME_NET any -> any (?<ports>\S+) \((?<options>.*;)\)$/;

const parsed = (rules: string) =>
  rules.split('\n').map(rule => {
    const groups = HEAD.exec(rule)?.groups;
    if (!groups) {
      throw new Error(`Not a rule: ${rule}`);
    }
    return groups;
  });

describe('the guard rules', () => {
  it('drop UDP and ICMP, and TCP to ports other than 80 and 443', () => {
    expect(
      parsed(GUARD_RULES).map(({ action, protocol, ports }) => ({
        action,
        protocol,
        ports,
      })),
    ).toEqual([
      { action: 'drop', protocol: 'tcp', ports: '![80,443]' },
      { action: 'drop', protocol: 'udp', ports: 'any' },
      { action: 'drop', protocol: 'icmp', ports: 'any' },
    ]);
  });

  it('leave the answers of a web server alone', () => {
    const [tcp] = parsed(GUARD_RULES);
    expect(tcp.options).toContain('flow:to_server');
  });
});

describe('the baseline rules', () => {
  it('pass IAM by exactly its name, in TLS and HTTP', () => {
    const rules = parsed(BASELINE_RULES);
    expect(
      rules.map(({ action, protocol }) => `${action} ${protocol}`),
    ).toEqual(['pass tls', 'pass http']);
    for (const { options } of rules) {
      expect(options).toContain(
        'content:"iam.amazonaws.com"; startswith; endswith;',
      );
      expect(options).not.toContain('dotprefix');
    }
  });
});

describe('guard and baseline together', () => {
  it('give every rule a signature id of its own', () => {
    const ids = [
      ...`${GUARD_RULES}\n${BASELINE_RULES}`.matchAll(/sid:(\d+);/g),
    ];
    expect(new Set(ids.map(([, id]) => id)).size).toBe(5);
  });
});

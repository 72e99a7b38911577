import type { Packet } from './connection';
import { suricataRule, suricataRules } from './suricataRule';

const variables = { HOME_NET: ['10.0.0.0/16'] };

const packet: Packet = {
  source: '10.0.3.4',
  destination: '93.184.216.34',
  protocol: 'tcp',
  port: 443,
  established: true,
};

const rule = (head: string, options = '') =>
  suricataRule(`${head} (${options} sid:1; rev:1;)`);

const matches = (head: string, options: string, seen: Partial<Packet>) =>
  rule(head, options).matches({ ...packet, ...seen }, variables);

describe('the head of a rule', () => {
  it.each<[boolean, string, Partial<Packet>]>([
    [true, 'drop tcp $HOME_NET any -> any any', {}],
    [false, 'drop udp $HOME_NET any -> any any', {}],
    [true, 'drop ip any any -> any any', { protocol: 'icmp', port: undefined }],
    [true, 'drop tcp $HOME_NET any -> $EXTERNAL_NET any', {}],
    [
      false,
      'drop tcp $HOME_NET any -> $EXTERNAL_NET any',
      { destination: '10.0.9.9' },
    ],
    [false, 'drop tcp !$HOME_NET any -> any any', {}],
    [false, 'drop tcp 192.168.0.0/16 any -> any any', {}],
    [true, 'drop tcp [192.168.0.0/16,10.0.3.0/24] any -> any any', {}],
    [true, 'drop tcp any any -> any 443', {}],
    [true, 'drop tcp any any -> any [80,443]', {}],
    [false, 'drop tcp any any -> any ![80,443]', {}],
    [true, 'drop tcp any any -> any ![80,443]', { port: 22 }],
    [true, 'drop tcp any any -> any 400:500', {}],
    [false, 'drop tcp any any -> any [400:500,!443]', {}],
    [false, 'drop tls any any -> any any', {}],
    [true, 'drop tls any any -> any any', { tls: {} }],
    [true, 'drop http any any -> any any', { http: {} }],
  ])('matches %s: %s', (matched, head, seen) => {
    expect(matches(head, '', seen)).toBe(matched);
  });
});

describe('the options of a rule', () => {
  const tls = 'pass tls any any -> any any';
  const http = 'pass http any any -> any any';
  const below = 'tls.sni; dotprefix; content:".kaggle.com"; nocase; endswith;';
  const exactly = 'tls.sni; content:"pypi.org"; startswith; nocase; endswith;';

  it.each([
    [true, below, 'kaggle.com'],
    [true, below, 'www.Kaggle.com'],
    [false, below, 'notkaggle.com'],
    [false, below, 'kaggle.com.evil.io'],
    [true, exactly, 'pypi.org'],
    [false, exactly, 'files.pypi.org'],
    [false, exactly, 'pypi.org.pypi.org'],
    [false, 'tls.sni; content:"pypi.org";', 'PYPI.org'],
    [true, 'tls.sni; content:!"pypi.org";', 'kaggle.com'],
    [true, 'tls.sni; pcre:"/^(a|b)\\.org$/i";', 'B.org'],
    [false, 'tls.sni; pcre:"/^(a|b)\\.org$/";', 'B.org'],
  ])('match %s: %s on %s', (matched, options, serverName) => {
    expect(matches(tls, options, { tls: { serverName } })).toBe(matched);
  });

  it('do not match a server name that is not sent', () => {
    expect(matches(tls, below, { tls: {} })).toBe(false);
  });

  it('see the host in lower case and without its port', () => {
    const options = 'http.host; content:"pypi.org"; startswith; endswith;';
    expect(matches(http, options, { http: { host: 'PyPI.org:80' } })).toBe(
      true,
    );
  });

  it('wait for an established flow', () => {
    const options = 'flow:to_server, established;';
    const head = 'drop tcp any any -> any any';
    expect(matches(head, options, { established: false })).toBe(false);
    expect(matches(head, options, {})).toBe(true);
    expect(matches(head, 'flow:to_server;', { established: false })).toBe(true);
  });

  it('may hold semicolons and brackets in their texts', () => {
    const { message } = rule(
      'drop tcp any any -> any any',
      'msg:"one; (two)";',
    );
    expect(message).toBe('one; (two)');
  });
});

describe('a text of rules', () => {
  it('may hold comments', () => {
    expect(
      suricataRules('# one\n\ndrop ip any any -> any any (sid:7;)\n'),
    ).toMatchObject([{ action: 'drop', signatureId: 7 }]);
  });

  it.each([
    'drop ip any any -> any any',
    'drop ip any any -> any any (msg:"no id";)',
    'drop ssh any any -> any any (sid:1;)',
    'drop ip any any -> any any (flowbits:set,x; sid:1;)',
    'drop ip any any <> any any (sid:1;)',
    'drop ip any 80 -> any any (sid:1;)',
    'drop tcp any any -> any any (content:"x"; sid:1;)',
    'drop tls any any -> any any (tls.sni; content:"|0d|"; sid:1;)',
    'drop http any any -> any any (http.host; content:"X.org"; sid:1;)',
    'drop tls any any -> any any (tls.sni; pcre:"/x/R"; sid:1;)',
    'drop tcp any any -> any any (flow:sideways; sid:1;)',
  ])('is an error where the tests do not know it: %s', text => {
    expect(() => suricataRules(text)).toThrow(Error);
  });

  it('needs the definition of its variables', () => {
    const { matches: match } = rule('drop ip $OTHER_NET any -> any any');
    expect(() => match(packet, variables)).toThrow('$OTHER_NET');
  });
});

import { ruledDomains } from './suricataRules';

const exactTls = (domain: string) =>
  `pass tls $HOME_NET any -> any any (msg:"baseline; TLS"; ssl_state:client_hello; tls.sni; content:"${domain}"; startswith; endswith; nocase; flow:to_server, established; sid:1; rev:1;)`;

describe('ruledDomains', () => {
  it('reads exact domains of TLS and HTTP, each once', () => {
    const rules = [
      exactTls('iam.amazonaws.com'),
      'pass http $HOME_NET any -> any any (http.host; content:"iam.amazonaws.com"; startswith; endswith; sid:2;)',
      exactTls('sts.amazonaws.com'),
    ].join('\n');
    expect(ruledDomains(rules, 'pass')).toEqual([
      'iam.amazonaws.com',
      'sts.amazonaws.com',
    ]);
  });

  it('keeps the leading dot of a domain with its subdomains', () => {
    expect(
      ruledDomains(
        'pass tls any any -> any any (tls.sni; dotprefix; content:".kaggle.com"; endswith; sid:1;)',
        'pass',
      ),
    ).toEqual(['.kaggle.com']);
  });

  it.each([
    ['content:"kaggle"', '*kaggle*'],
    ['content:"kaggle.com"; endswith', '*kaggle.com'],
    ['content:"www."; startswith', 'www.*'],
    ['content:"a|2e|b"; startswith; endswith', 'a.b'],
  ])('shows which end of %s is open', (match, domain) => {
    expect(
      ruledDomains(
        `pass tls any any -> any any (tls.sni; ${match}; sid:1;)`,
        'pass',
      ),
    ).toEqual([domain]);
  });

  it.each([
    ['a comment', `# ${exactTls('a.com')}`],
    ['a drop rule', exactTls('a.com').replace('pass', 'drop')],
    ['another protocol', exactTls('a.com').replace('pass tls', 'pass tcp')],
    ['a content that must be absent', exactTls('a.com').replace('"a', '!"a')],
    [
      'content outside of the host',
      'pass http any any -> any any (http.uri; content:"/x"; sid:1;)',
    ],
    ['nothing', ''],
  ])('takes no domain from %s', (_, rules) => {
    expect(ruledDomains(rules, 'pass')).toEqual([]);
  });

  it.each(['drop', 'reject'])('reads what %s rules block', action => {
    const rules = [
      exactTls('a.com').replace('pass', action),
      exactTls('b.com'),
      `${action} tcp any any -> any any (sid:3;)`,
    ].join('\n');
    expect(ruledDomains(rules, 'block')).toEqual(['a.com']);
  });
});

import { checkDomain, checkTeamDomains } from './domain';

describe('checkDomain', () => {
  it.each([
    'kaggle.com',
    '.kaggle.com',
    'a.b.example.co.uk',
    'xn--mnchen-3ya.de',
  ])('lets %s pass', domain => {
    expect(checkDomain(domain)).toBeUndefined();
  });

  it.each([
    ['https://kaggle.com', 'without a scheme'],
    ['kaggle.com/x', 'without a path'],
    ['kaggle.com:443', 'without a port'],
    ['*.kaggle.com', 'wildcard'],
    ['Kaggle.com', 'lower case'],
    ['münchen.de', 'Punycode'],
    ['10.2.0.1', 'not an IP address'],
    ['kaggle..com', 'labels'],
    ['-kaggle.com', 'labels'],
    ['.com', 'public suffix'],
    ['com', 'public suffix'],
    ['.co.uk', 'public suffix'],
    ['co.uk', 'public suffix'],
    ['.github.io', 'public suffix'],
    ['localhost', 'public suffix'],
    ['.amazonaws.com', 'domain of AWS'],
    ['s3.eu-west-1.amazonaws.com', 'domain of AWS'],
    ['.amazonaws.com.cn', 'domain of AWS'],
    ['execute-api.eu-west-1.api.aws', 'domain of AWS'],
  ])('refuses %s', (domain, rule) => {
    expect(checkDomain(domain)).toContain(rule);
  });
});

describe('checkTeamDomains', () => {
  it('lets approved domains pass, each once', () => {
    expect(checkTeamDomains(['.a.com', 'b.com'], ['.a.com', 'b.com'])).toEqual(
      [],
    );
    expect(checkTeamDomains(['b.com', 'c.com', 'b.com'], ['b.com'])).toEqual([
      {
        field: 'teamDomains[1]',
        rule: "must be one of the target's approved domains: b.com",
      },
      { field: 'teamDomains[2]', rule: 'must not be in the list twice' },
    ]);
  });

  it('asks for no approval of what is blocked, but for its form', () => {
    expect(checkTeamDomains(['a.com'])).toEqual([]);
    expect(checkTeamDomains(['.com'])).toHaveLength(1);
  });
});

import {
  checkApprovedDomains,
  checkTeamDomains,
  redundantDomains,
} from './teamDomains';

describe('checkTeamDomains', () => {
  it.each([
    [['.kaggle.com']],
    [['www.kaggle.com', '.data.kaggle.com', 'kaggle.com']],
    [['.kaggle.com', '.kaggle.com', 'kaggle.com']],
    [['files.example.org']],
    [[]],
  ])('lets %j pass within the approved domains', domains => {
    expect(
      checkTeamDomains(domains, ['.kaggle.com', 'files.example.org']),
    ).toEqual([]);
  });

  it.each([
    ['notkaggle.com', 'approved domains: files.example.org, .kaggle.com'],
    ['.files.example.org', 'approved domains: files.example.org, .kaggle.com'],
    ['.com', 'public suffix'],
    ['Kaggle.com', 'lower case'],
  ])('refuses %s of an allowlist', (domain, rule) => {
    expect(
      checkTeamDomains(
        ['.kaggle.com', domain],
        ['.kaggle.com', 'files.example.org'],
      ),
    ).toEqual([
      { field: 'teamDomains[1]', rule: expect.stringContaining(rule) },
    ]);
  });

  it('says that nothing is approved, and does not name a thousand', () => {
    const [none] = checkTeamDomains(['a.com'], []);
    expect(none.rule).toContain('of which there are none');
    const [many] = checkTeamDomains(
      ['a.com'],
      Array.from({ length: 1_000 }, (_, index) => `b${index}.com`),
    );
    expect(many.rule).toMatch(/b0\.com, .* and 990 more$/);
  });

  it.each(['.zip', '.com', 'localhost', '.co.uk', '.github.io', '.c2s.ic.gov'])(
    'lets a denylist reach as far as %s',
    domain => {
      expect(checkTeamDomains([domain])).toEqual([]);
    },
  );

  it.each([
    ['https://a.com', 'without a scheme'],
    ['*.zip', 'wildcard'],
    ['10.0.0.1', 'IP address'],
    ['', 'labels'],
    ['.', 'labels'],
    ['..com', 'labels'],
    ['.amazonaws.com', 'domain of AWS'],
    ['x.api.aws', 'domain of AWS'],
  ])('refuses %j of a denylist', (domain, rule) => {
    expect(checkTeamDomains([domain])).toEqual([
      { field: 'teamDomains[0]', rule: expect.stringContaining(rule) },
    ]);
  });
});

describe('checkApprovedDomains', () => {
  it('lets pass what a request can use, also where it is there twice', () => {
    expect(
      checkApprovedDomains(['.kaggle.com', 'kaggle.com', 'pypi.org']),
    ).toEqual([]);
  });

  it.each([
    'kaggle.com/datasets',
    'https://kaggle.com',
    '*.kaggle.com',
    'Kaggle.com',
    '.com',
    '.github.io',
    '.amazonaws.com',
    '10.0.0.1',
    '',
  ])('refuses %j, which no request could use', domain => {
    const violations = checkApprovedDomains(['a.com', domain]);
    expect(violations.map(({ field }) => field)).toEqual([
      'approvedDomains[1]',
    ]);
    expect(checkTeamDomains([domain], [domain])).toEqual([
      { field: 'teamDomains[0]', rule: violations[0].rule },
    ]);
  });
});

describe('redundantDomains', () => {
  it.each([
    [['.a.com', 'b.com'], []],
    [['b.com', 'b.com', 'b.com'], [['b.com', 'b.com']]],
    [
      ['a.com', '.a.com', 'x.a.com'],
      [
        ['a.com', '.a.com'],
        ['x.a.com', '.a.com'],
      ],
    ],
  ])('of %j are %j', (domains, redundant) => {
    expect(
      redundantDomains(domains).map(({ domain, coveredBy }) => [
        domain,
        coveredBy,
      ]),
    ).toEqual(redundant);
  });
});

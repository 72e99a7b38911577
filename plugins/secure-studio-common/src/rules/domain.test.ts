import { checkAllowedDomain } from './domain';

describe('checkAllowedDomain', () => {
  it.each([
    'kaggle.com',
    '.kaggle.com',
    'a.b.example.co.uk',
    'xn--mnchen-3ya.de',
  ])('lets %s pass', domain => {
    expect(checkAllowedDomain(domain)).toBeUndefined();
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
    expect(checkAllowedDomain(domain)).toContain(rule);
  });
});

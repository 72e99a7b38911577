import { checkAllowedDomain } from './domain';

describe('checkAllowedDomain', () => {
  it.each([
    'kaggle.com',
    '.kaggle.com',
    'a.b.example.co.uk',
    'xn--mnchen-3ya.de',
    '.github.com',
    '.example.kawasaki.org',
    'city.kawasaki.jp',
    '.city.kawasaki.jp',
    // One host, which is its owner's, whoever has domains below it.
    'digitaloceanspaces.com',
    'account.blob.core.windows.net',
    'github.io',
    'bucket.s3.us-west-004.backblazeb2.com',
    '.bucket.s3.us-west-004.backblazeb2.com',
    'amazon.com',
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
    ...[
      '.aws.amazon.com',
      'signin.aws.amazon.com',
      'console.amazonaws.cn',
      'console.amazonaws-us-gov.com',
      'console.amazonaws-eusc.eu',
      'd-1234567890.awsapps.com',
      '.amazon.com',
      '.adc-e.uk',
      '.ic.gov',
    ].map(domain => [domain, 'domain of AWS']),
    ...[
      '.digitaloceanspaces.com',
      '.linodeobjects.com',
      '.core.windows.net',
      '.windows.net',
      '.kawasaki.jp',
      '.a.kawasaki.jp',
      'a.kawasaki.jp',
      '.dweb.link',
      '.gateway.dev',
      '.run.app',
      '.a.run.app',
      '.ovh.net',
      '.hosting.ovh.net',
      '.backblazeb2.com',
      '.cloudapp.azure.com',
      '.azure.com',
      '.oraclecloud.com',
      '.googleapis.com',
      '.r2.dev',
      '.more-og-romsdal.no',
      '.xn--mre-og-romsdal-qqb.no',
    ].map(domain => [domain, 'public suffix']),
  ])('refuses %s', (domain, rule) => {
    expect(checkAllowedDomain(domain)).toContain(rule);
  });
});

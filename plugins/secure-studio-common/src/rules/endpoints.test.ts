import { settings } from '../__testUtils__/settings';
import { checkEndpoints } from './endpoints';

const check = (
  endpoints: Parameters<typeof settings>[0] extends infer C | undefined
    ? C extends { endpoints?: infer E }
      ? E
      : never
    : never,
  region = 'eu-west-1',
) => checkEndpoints(settings({ endpoints }), region);

describe('checkEndpoints', () => {
  it('lets single services be switched', () => {
    expect(
      check({ include: ['bedrock-runtime', 'glue'], exclude: ['ssm'] }),
    ).toEqual([]);
  });

  it.each([
    [{ include: ['dynamite'] }, 'endpoints.include[0]', 'must be one of '],
    [{ exclude: ['dynamite'] }, 'endpoints.exclude[0]', 'must be one of '],
    [{ exclude: ['ssm', 'sts'] }, 'endpoints.exclude[1]', 'does not work'],
    [{ exclude: ['s3'] }, 'endpoints.exclude[0]', 'does not work'],
    [{ include: ['glue', 'glue'] }, 'endpoints.include[1]', 'twice'],
    [
      { include: ['glue'], exclude: ['glue'] },
      'endpoints.exclude[0]',
      'included too',
    ],
    [{ include: ['iam'] }, 'endpoints.include[0]', 'us-east-1 only'],
  ])('refuses %j', (endpoints, field, rule) => {
    expect(check(endpoints)).toEqual([
      { field, rule: expect.stringContaining(rule) },
    ]);
  });

  it.each(['us-east-1', 'us-gov-west-1', 'cn-north-1'])(
    'lets IAM have an endpoint in %s',
    region => {
      expect(check({ include: ['iam'] }, region)).toEqual([]);
    },
  );
});

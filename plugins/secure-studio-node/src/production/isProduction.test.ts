import { isProduction } from './isProduction';

describe('isProduction', () => {
  const { NODE_ENV } = process.env;

  afterEach(() => Object.assign(process.env, { NODE_ENV }));

  it.each(['development', 'test'])('is not where NODE_ENV is %s', nodeEnv => {
    expect(isProduction(nodeEnv)).toBe(false);
  });

  it.each(['production', 'Production', 'prod', 'staging', 'Test', ' test', ''])(
    'is where NODE_ENV is %j',
    nodeEnv => {
      expect(isProduction(nodeEnv)).toBe(true);
    },
  );

  it('is where nobody set NODE_ENV', () => {
    delete (process.env as Record<string, string>).NODE_ENV;
    expect(isProduction()).toBe(true);
  });
});

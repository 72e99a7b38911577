import { settings } from '../__testUtils__/settings';
import { requiredEndpoints } from '../product';
import { environmentEndpoints } from './environmentEndpoints';

const names = (
  endpoints: Parameters<typeof settings>[0],
  region = 'eu-west-1',
) =>
  environmentEndpoints(settings(endpoints).endpoints, region).map(
    ({ serviceName }) => serviceName,
  );

describe('environmentEndpoints', () => {
  it('are those of the tier', () => {
    expect(names({})).toEqual(
      requiredEndpoints('studio', 'eu-west-1').map(
        ({ serviceName }) => serviceName,
      ),
    );
  });

  it('are switched one by one', () => {
    const switched = names({
      endpoints: { tier: 'core', include: ['ssm'] },
    });
    expect(switched).toContain('com.amazonaws.eu-west-1.ssm');
    expect(names({ endpoints: { exclude: ['ssm'] } })).not.toContain(
      'com.amazonaws.eu-west-1.ssm',
    );
  });

  it('have none of a service that only another region has', () => {
    const full = { endpoints: { tier: 'full' as const } };
    expect(names(full)).not.toContain('com.amazonaws.iam');
    expect(names(full, 'us-east-1')).toContain('com.amazonaws.iam');
  });
});

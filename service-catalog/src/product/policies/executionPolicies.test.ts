import { deploy } from '../../__testUtils__/deployment';
import { productTemplate } from '../../__testUtils__/templates';

describe('the policies of an environment', () => {
  const { logicalIds, properties } = deploy(productTemplate(), {
    EnvironmentName: `a${'b'.repeat(49)}`,
    Zones: '3',
    NetworkIsolation: 'required',
    EndpointTier: 'full',
  });

  it('fit into the size of managed policies, with the longest values', () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    for (const id of logicalIds('AWS::IAM::ManagedPolicy')) {
      const { PolicyDocument } = properties(id);
      expect(JSON.stringify(PolicyDocument).length).toBeLessThanOrEqual(6144);
    }
  });

  it('are at most ten for each role', () => {
    const attached = logicalIds('AWS::IAM::ManagedPolicy').flatMap(
      id => properties(id).Roles as string[],
    );
    for (const id of logicalIds('AWS::IAM::Role')) {
      expect(attached.filter(role => role === id).length).toBeLessThanOrEqual(
        10,
      );
    }
  });
});

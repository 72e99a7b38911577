import { PRODUCT_OUTPUTS } from 'backstage-plugin-secure-studio-common';
import { deploy } from '../__testUtils__/deployment';
import { productTemplate } from '../__testUtils__/templates';

describe('the outputs of the product', () => {
  const template = productTemplate();

  it('are exactly those of the contract', () => {
    expect(Object.keys(template.Outputs).sort()).toEqual(
      Object.values(PRODUCT_OUTPUTS).sort(),
    );
  });

  it('fit into one answer of DescribeRecord', () => {
    expect(Object.keys(template.Outputs).length).toBeLessThanOrEqual(20);
  });

  it('say which case the template builds', () => {
    const { output } = deploy(template);
    expect(output('EgressMode')).toBe('allowlist');
    expect(output('Placement')).toBe('beforeNat');
    expect(output('EndpointTier')).toBe('studio');
    expect(output('AuthMode')).toBe('IAM');
  });

  it('name resources of the stack', () => {
    const { output, ref } = deploy(template, { EnvironmentName: 'a-lab' });
    expect(output('VpcId')).toBe(ref('NetworkVpc'));
    expect(output('StudioSubnetIds')).toBe(ref('Zone1StudioSubnet'));
    expect(output('AlertLogGroupName')).toBe(ref('LogsAlert'));
    expect(output('DataBucketName')).toBe(ref('BucketsData'));
    expect(output('ModelsBucketName')).toBe(ref('BucketsModels'));
  });
});

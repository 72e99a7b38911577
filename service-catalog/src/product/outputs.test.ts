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

  it('fit into one answer of DescribeRecord with what Service Catalog adds', () => {
    expect(Object.keys(template.Outputs).length).toBeLessThanOrEqual(19);
  });

  it('say nothing of a firewall where there is none', () => {
    const conditional = Object.entries(template.Outputs).filter(
      ([, output]) => 'Condition' in output,
    );
    expect(conditional.map(([name]) => name).sort()).toEqual([
      'BaselineRuleGroupArn',
      'FirewallArns',
      'GuardRuleGroupArn',
      'TeamDomainListId',
      'TeamRuleGroupArn',
    ]);
  });

  it('name the subnets and firewalls of every zone', () => {
    const { output } = deploy(template, { Zones: '2' });
    expect(output('StudioSubnetIds')).toBe(
      'Zone1StudioSubnet,Zone2StudioSubnet',
    );
    expect(String(output('FirewallArns')).split(',')).toHaveLength(2);
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

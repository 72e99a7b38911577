import { deploy } from '../__testUtils__/deployment';
import { productTemplate } from '../__testUtils__/templates';

interface Rule {
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIp?: string;
  readonly SourceSecurityGroupId?: string;
  readonly DestinationSecurityGroupId?: string;
  readonly GroupId?: string;
}

describe('the security groups', () => {
  const { properties, logicalIds } = deploy(productTemplate());
  const workload = 'SecurityGroupsWorkload.GroupId';
  const endpoints = 'SecurityGroupsEndpoints.GroupId';

  const bare = (rule: object) => {
    const { Description, GroupId, ...rest } = rule as Record<string, unknown>;
    return rest as unknown as Rule;
  };
  const rulesOf = (
    group: string,
    inline: 'SecurityGroupIngress' | 'SecurityGroupEgress',
  ): Rule[] => [
    ...((properties(group)[inline] ?? []) as object[]).map(bare),
    ...logicalIds(`AWS::EC2::${inline}`)
      .map(id => properties(id))
      .filter(({ GroupId }) => GroupId === `${group}.GroupId`)
      .map(bare),
  ];

  it('open the endpoints to the workload on 443, and to nothing else', () => {
    expect(rulesOf('SecurityGroupsEndpoints', 'SecurityGroupIngress')).toEqual([
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        SourceSecurityGroupId: workload,
      },
    ]);
  });

  it('let the endpoints start nothing themselves', () => {
    expect(rulesOf('SecurityGroupsEndpoints', 'SecurityGroupEgress')).toEqual([
      { IpProtocol: '-1', CidrIp: '127.0.0.1/32' },
    ]);
  });

  it('open the workload to itself only', () => {
    expect(rulesOf('SecurityGroupsWorkload', 'SecurityGroupIngress')).toEqual([
      { IpProtocol: '-1', SourceSecurityGroupId: workload },
    ]);
  });

  it('let the workload reach itself, the endpoints and the web', () => {
    const web = (port: number) => ({
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      CidrIp: '0.0.0.0/0',
    });
    expect(rulesOf('SecurityGroupsWorkload', 'SecurityGroupEgress')).toEqual([
      web(80),
      web(443),
      { IpProtocol: '-1', DestinationSecurityGroupId: workload },
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        DestinationSecurityGroupId: endpoints,
      },
    ]);
  });
});

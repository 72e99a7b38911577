import { deploy } from './deployment';
import { admits, type Attempt, type Direction } from './securityGroupRules';

const group = (Properties: Record<string, unknown>) => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties,
});

const deployment = deploy({
  Parameters: {},
  Outputs: {},
  Resources: {
    Web: group({
      SecurityGroupEgress: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 443, CidrIp: '0.0.0.0/0' },
      ],
    }),
    Bare: group({}),
    FromSelf: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: {
        GroupId: { 'Fn::GetAtt': ['Web', 'GroupId'] },
        IpProtocol: '-1',
        SourceSecurityGroupId: { 'Fn::GetAtt': ['Web', 'GroupId'] },
      },
    },
  },
});

const https = { protocol: 'tcp', port: 443 } as const;
const internet = { peer: { address: '8.8.8.8' } };

describe('a security group', () => {
  it.each<[boolean, string, Direction, Attempt]>([
    [true, 'Web', 'egress', { ...https, ...internet }],
    [false, 'Web', 'egress', { protocol: 'tcp', port: 22, ...internet }],
    [false, 'Web', 'egress', { protocol: 'tcp', port: 8443, ...internet }],
    [false, 'Web', 'egress', { protocol: 'udp', port: 443, ...internet }],
    [false, 'Web', 'ingress', { ...https, ...internet }],
    [true, 'Web', 'ingress', { ...https, peer: { group: 'Web.GroupId' } }],
    [false, 'Web', 'ingress', { ...https, peer: { group: 'Bare.GroupId' } }],
    [true, 'Bare', 'egress', { protocol: 'icmp', ...internet }],
    [false, 'Bare', 'ingress', { protocol: 'icmp', ...internet }],
  ])('%s: %s %s %j', (admitted, id, direction, attempt) => {
    expect(admits(deployment, id, direction, attempt)).toBe(admitted);
  });
});

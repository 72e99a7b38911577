/**
 * IAM's resource types that CloudFormation's calls for a type are about, by their names in the
 * service authorization reference, where an action may be about several.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
export const TOUCHED_RESOURCES: Record<string, string[]> = {
  'AWS::CloudWatch::Alarm': ['alarm'],
  'AWS::EC2::EIP': ['elastic-ip'],
  'AWS::EC2::FlowLog': ['vpc', 'vpc-flow-log'],
  'AWS::EC2::GatewayRouteTableAssociation': ['internet-gateway', 'route-table'],
  'AWS::EC2::InternetGateway': ['internet-gateway'],
  'AWS::EC2::NatGateway': ['elastic-ip', 'natgateway', 'subnet'],
  'AWS::EC2::Route': ['route-table'],
  'AWS::EC2::RouteTable': ['route-table', 'vpc'],
  'AWS::EC2::SecurityGroup': ['security-group', 'vpc'],
  'AWS::EC2::SecurityGroupEgress': ['security-group'],
  'AWS::EC2::SecurityGroupIngress': ['security-group'],
  'AWS::EC2::Subnet': ['subnet', 'vpc'],
  'AWS::EC2::SubnetRouteTableAssociation': ['route-table', 'subnet'],
  'AWS::EC2::VPC': ['vpc'],
  'AWS::EC2::VPCEndpoint': [
    'route-table',
    'security-group',
    'subnet',
    'vpc',
    'vpc-endpoint',
  ],
  'AWS::EC2::VPCGatewayAttachment': ['internet-gateway', 'vpc'],
  'AWS::IAM::ManagedPolicy': ['policy', 'role'],
  'AWS::IAM::Policy': ['role'],
  'AWS::IAM::Role': ['role'],
  'AWS::KMS::Key': ['key'],
  'AWS::Logs::LogGroup': ['log-group'],
  'AWS::Logs::MetricFilter': ['log-group'],
  'AWS::NetworkFirewall::Firewall': [
    'Firewall',
    'FirewallPolicy',
    'StatefulRuleGroup',
    'subnet',
    'vpc',
    'vpc-endpoint',
  ],
  'AWS::NetworkFirewall::FirewallPolicy': [
    'FirewallPolicy',
    'StatefulRuleGroup',
  ],
  'AWS::NetworkFirewall::LoggingConfiguration': ['Firewall'],
  'AWS::NetworkFirewall::RuleGroup': ['StatefulRuleGroup'],
  'AWS::Route53Resolver::FirewallDomainList': ['firewall-domain-list'],
  'AWS::Route53Resolver::FirewallRuleGroup': [
    'firewall-domain-list',
    'firewall-rule-group',
  ],
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': [
    'firewall-rule-group-association',
  ],
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': [
    'resolver-query-log-config',
  ],
  'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation': [
    'resolver-query-log-config',
  ],
  'AWS::S3::Bucket': ['bucket'],
  'AWS::S3::BucketPolicy': ['bucket'],
  'AWS::SSM::Parameter': ['parameter'],
  'AWS::SageMaker::Domain': ['domain', 'key'],
  'AWS::SageMaker::UserProfile': ['user-profile'],
};

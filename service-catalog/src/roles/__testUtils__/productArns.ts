import {
  ACCOUNT,
  REGION,
  type Deployment,
} from '../../__testUtils__/deployment';

const local = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** The ARNs that a deployed product has of one of IAM's resource types. */
export function productArns(
  { attribute, logicalIds, properties, ref }: Deployment,
  resourceType: string,
): string[] {
  const each = (type: string, arn: (id: string) => unknown) =>
    logicalIds(type).map(id => String(arn(id)));
  /** Of a type whose name the template gives. */
  const named = (type: string, property: string, path: string) =>
    each(`AWS::NetworkFirewall::${type}`, id =>
      local('network-firewall', `${path}/${properties(id)[property]}`),
    );
  const resolver = (type: string) =>
    each(`AWS::Route53Resolver::${type}`, id =>
      local('route53resolver', `${resourceType}/rslvr-${id}`),
    );

  switch (resourceType) {
    case 'Firewall':
      return named('Firewall', 'FirewallName', 'firewall');
    case 'FirewallPolicy':
      return named('FirewallPolicy', 'FirewallPolicyName', 'firewall-policy');
    case 'StatefulRuleGroup':
      return named('RuleGroup', 'RuleGroupName', 'stateful-rulegroup');
    case 'alarm':
      return each('AWS::CloudWatch::Alarm', id =>
        local(
          'cloudwatch',
          `alarm:${properties(id).AlarmName ?? stackName(id)}`,
        ),
      );
    case 'bucket':
      return each('AWS::S3::Bucket', bucketArn);
    case 'domain':
      return [local('sagemaker', 'domain/d-abc')];
    case 'firewall-domain-list':
      return resolver('FirewallDomainList');
    case 'firewall-rule-group':
      return resolver('FirewallRuleGroup');
    case 'firewall-rule-group-association':
      return resolver('FirewallRuleGroupAssociation');
    case 'key':
      return each('AWS::KMS::Key', id => attribute(id, 'Arn'));
    case 'log-group':
      return each('AWS::Logs::LogGroup', id =>
        local('logs', `log-group:${ref(id)}`),
      );
    case 'parameter':
      return each('AWS::SSM::Parameter', id =>
        local('ssm', `parameter/${String(ref(id)).replace(/^\//, '')}`),
      );
    case 'policy':
      return each('AWS::IAM::ManagedPolicy', ref);
    case 'resolver-query-log-config':
      return resolver('ResolverQueryLoggingConfig');
    case 'role':
      return each('AWS::IAM::Role', id => attribute(id, 'Arn'));
    case 'user-profile':
      return [local('sagemaker', 'user-profile/d-abc/first')];
    default:
      return [local('ec2', `${resourceType}/${resourceType}-1`)];
  }
}

function stackName(id: string): string {
  return `SC-${ACCOUNT}-pp-abc-${id}-1x2y3z`;
}

/** CloudFormation names a bucket after its stack, in lower case. */
export function bucketArn(id: string): string {
  return `arn:aws:s3:::${stackName(id).toLowerCase()}`;
}

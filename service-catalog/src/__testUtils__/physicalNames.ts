import { ACCOUNT, REGION } from './account';

type Properties = Record<string, unknown>;

/** A resource as it stands in an account, its own functions already replaced. */
export interface DeployedResource {
  readonly id: string;
  readonly type: string;
  readonly properties: () => Properties;
  /** Availability Zone of the resource's first subnet, where it has one. */
  readonly zone: () => string;
}

const local = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

const iam = (kind: string, path: unknown, name: unknown) =>
  `arn:aws:iam::${ACCOUNT}:${kind}${path ?? '/'}${name}`;

/** What `Ref` answers for a resource: its logical id, unless the tests look into the value. */
export function reference({ id, type, properties }: DeployedResource): unknown {
  switch (type) {
    case 'AWS::Logs::LogGroup':
      return properties().LogGroupName ?? id;
    case 'AWS::S3::Bucket':
      return properties().BucketName ?? id.toLowerCase();
    case 'AWS::SSM::Parameter':
      return properties().Name ?? id;
    case 'AWS::IAM::ManagedPolicy': {
      const { Path, ManagedPolicyName } = properties();
      return iam('policy', Path, ManagedPolicyName ?? id);
    }
    default:
      return id;
  }
}

/** What `Fn::GetAtt` answers for a resource. */
export function attribute(resource: DeployedResource, name: string): unknown {
  const { id, type, properties } = resource;
  switch (`${type}.${name}`) {
    case 'AWS::EC2::VPC.CidrBlock':
      return properties().CidrBlock;
    case 'AWS::IAM::ManagedPolicy.PolicyArn':
      return reference(resource);
    case 'AWS::IAM::Role.Arn': {
      const { Path, RoleName } = properties();
      return iam('role', Path, RoleName ?? id);
    }
    case 'AWS::KMS::Key.Arn':
      return local('kms', `key/${id}`);
    case 'AWS::Logs::LogGroup.Arn':
      return local('logs', `log-group:${reference(resource)}:*`);
    case 'AWS::NetworkFirewall::Firewall.EndpointIds':
      return [`${resource.zone()}:vpce-${id}`];
    case 'AWS::Route53Resolver::FirewallDomainList.Id':
    case 'AWS::Route53Resolver::FirewallRuleGroup.Id':
    case 'AWS::Route53Resolver::ResolverQueryLoggingConfig.Id':
      return id;
    case 'AWS::S3::Bucket.Arn':
      return `arn:aws:s3:::${reference(resource)}`;
    case 'AWS::SageMaker::Domain.DomainArn':
      return local('sagemaker', `domain/${attribute(resource, 'DomainId')}`);
    default:
      return `${id}.${name}`;
  }
}

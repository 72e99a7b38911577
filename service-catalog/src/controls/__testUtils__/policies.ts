import { roleEndingWith, rolePolicies } from '../../__testUtils__/rolePolicies';
import { catalog, type Environment } from './environment';

type Properties = Record<string, unknown>;

/** A role of an environment with all that decides what it may do. */
export interface DeployedRole {
  readonly arn: string;
  readonly properties: Properties;
  readonly identityPolicies: unknown[];
  readonly permissionsBoundary: unknown;
}

/**
 * A role by its ARN. SageMaker's variables are filled in for a domain and a profile, since the
 * simulator does not know them.
 */
export function roleOf(
  deployed: Environment,
  arn: string,
  domainId = deployed.told('domainId'),
  userProfileName = 'own',
): DeployedRole {
  const id = roleEndingWith(deployed, arn);
  const filled = (policy: unknown): unknown =>
    JSON.parse(
      JSON.stringify(policy)
        .replaceAll('$' + '{sagemaker:DomainId}', domainId)
        .replaceAll('$' + '{sagemaker:UserProfileName}', userProfileName),
    );
  const properties = deployed.properties(id);
  return {
    arn,
    properties,
    identityPolicies: rolePolicies(deployed, id).map(filled),
    permissionsBoundary: filled(boundaryOf(properties)),
  };
}

/** The boundary is the account's, one for all environments. */
function boundaryOf({ PermissionsBoundary }: Properties): unknown {
  const { logicalIds, properties, ref } = catalog;
  const id = logicalIds('AWS::IAM::ManagedPolicy').find(
    one => ref(one) === PermissionsBoundary,
  );
  if (!id) {
    throw new Error(`No boundary ${PermissionsBoundary}`);
  }
  return properties(id).PolicyDocument;
}

/** The endpoint of a service, by its full name. */
export function endpointOf(deployed: Environment, serviceName: string) {
  const { logicalIds, properties } = deployed;
  const id = logicalIds('AWS::EC2::VPCEndpoint').find(
    one => properties(one).ServiceName === serviceName,
  );
  if (!id) {
    throw new Error(`No endpoint of ${serviceName}`);
  }
  return { id: String(deployed.ref(id)), ...properties(id) } as Properties & {
    id: string;
    PolicyDocument?: unknown;
  };
}

export function bucketPolicyOf(
  { logicalIds, properties }: Environment,
  bucketName: string,
): unknown {
  const id = logicalIds('AWS::S3::BucketPolicy').find(
    one => properties(one).Bucket === bucketName,
  );
  if (!id) {
    throw new Error(`No policy of ${bucketName}`);
  }
  return properties(id).PolicyDocument;
}

export function keyPolicyOf(
  { attribute, logicalIds, properties }: Environment,
  keyArn: string,
): unknown {
  const id = logicalIds('AWS::KMS::Key').find(
    one => attribute(one, 'Arn') === keyArn,
  );
  if (!id) {
    throw new Error(`No key ${keyArn}`);
  }
  return properties(id).KeyPolicy;
}

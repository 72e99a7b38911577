import { ACCOUNT } from '../../__testUtils__/deployment';
import type { SimulatedCall } from '../../__testUtils__/simulation';
import type { Environment } from './environment';
import { bucketPolicyOf, endpointOf, roleOf } from './policies';

export const S3 = 'com.amazonaws.eu-west-1.s3';

/** What S3 knows of a request that comes through the environment's endpoint. */
export const insideContext = (deployed: Environment) => ({
  'aws:SecureTransport': 'true',
  'aws:PrincipalIsAWSService': 'false',
  'aws:PrincipalAccount': ACCOUNT,
  'aws:ResourceAccount': ACCOUNT,
  'aws:SourceVpce': deployed.told('s3EndpointId'),
  'aws:ViaAWSService': 'false',
});

/** A call from Studio, with the data scientist's role, to an own or another bucket. */
export function fromStudio(
  deployed: Environment,
  action: string,
  resource: string,
  change: Partial<SimulatedCall> = {},
): SimulatedCall {
  const role = roleOf(deployed, deployed.told('dataScientistRoleArn'));
  const own = [
    deployed.told('dataBucketName'),
    deployed.told('modelsBucketName'),
  ];
  const bucket = resource.replace('arn:aws:s3:::', '').split('/')[0];
  const { context, ...rest } = change;
  return {
    principal: role.arn,
    action,
    resource,
    identityPolicies: role.identityPolicies,
    permissionsBoundary: role.permissionsBoundary,
    endpointPolicy: endpointOf(deployed, S3).PolicyDocument,
    resourcePolicy: own.includes(bucket)
      ? bucketPolicyOf(deployed, bucket)
      : undefined,
    context: { ...insideContext(deployed), ...context },
    ...rest,
  };
}

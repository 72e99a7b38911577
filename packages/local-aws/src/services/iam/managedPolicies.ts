import { AwsError } from '../../AwsError';
import { State } from '../../state';
import { noSuchEntity } from './operation';
import { policies, PolicyRecord } from './tables';

/** The AWS managed policies that local-aws knows, by name below `policy/`. */
const awsManaged: Readonly<Record<string, object>> = {
  AdministratorAccess: { Action: '*', Resource: '*' },
  'service-role/AWSLambdaBasicExecutionRole': {
    Action: [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ],
    Resource: '*',
  },
  // Abridged: AWS's own reads some hundred services.
  'service-role/AWS_ConfigRole': {
    Action: ['config:Get*', 'config:Put*', 'ec2:Describe*', 'sagemaker:List*'],
    Resource: '*',
  },
};

const awsPrefix = 'arn:aws:iam::aws:policy/';

/** @throws NoSuchEntity */
export function getPolicy(state: State, arn: string): PolicyRecord {
  const policy = policies(state).get(arn);
  if (!policy) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return policy;
}

/**
 * The default version of a managed policy: JSON text.
 *
 * @throws NoSuchEntity, or NotImplemented for an AWS managed policy that is not known here
 */
export function managedPolicyDocument(state: State, arn: string): string {
  if (arn.startsWith(awsPrefix)) {
    const statement = awsManaged[arn.slice(awsPrefix.length)];
    if (!statement) {
      throw new AwsError(
        'NotImplemented',
        `local-aws does not have the AWS managed policy ${arn}.`,
        501,
      );
    }
    return JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...statement }],
    });
  }
  const policy = getPolicy(state, arn);
  const version = policy.versions.find(
    ({ versionId }) => versionId === policy.DefaultVersionId,
  );
  if (!version) {
    throw noSuchEntity(`Policy ${arn} has no default version.`);
  }
  return version.document;
}

/** @throws NoSuchEntity */
export function requireManagedPolicy(state: State, arn: string): void {
  managedPolicyDocument(state, arn);
}

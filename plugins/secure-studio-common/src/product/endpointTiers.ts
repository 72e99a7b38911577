/**
 * Which VPC endpoints an environment has: `core` ⊂ `studio` ⊂ `full`.
 *
 * @public
 */
export type EndpointTier = 'core' | 'studio' | 'full';

/**
 * A VPC endpoint that a tier asks for.
 *
 * @public
 */
export interface RequiredEndpoint {
  /** Service name with the region filled in, such as `com.amazonaws.eu-west-1.sts`. */
  readonly serviceName: string;
  readonly type: 'Gateway' | 'Interface';
}

const CORE = [
  'com.amazonaws.{region}.sagemaker.api',
  'com.amazonaws.{region}.sagemaker.runtime',
  'com.amazonaws.{region}.sts',
  'com.amazonaws.{region}.logs',
  'com.amazonaws.{region}.monitoring',
  'com.amazonaws.{region}.kms',
];

const STUDIO = [
  ...CORE,
  'com.amazonaws.{region}.ecr.api',
  'com.amazonaws.{region}.ecr.dkr',
  'com.amazonaws.{region}.ssm',
  'com.amazonaws.{region}.servicecatalog',
  'aws.sagemaker.{region}.studio',
  'aws.sagemaker.{region}.notebook',
  'com.amazonaws.{region}.ec2',
  'com.amazonaws.{region}.secretsmanager',
  'com.amazonaws.{region}.sagemaker.metrics',
  'aws.sagemaker.{region}.experiments',
];

const FULL = [
  ...STUDIO,
  'com.amazonaws.{region}.sagemaker.featurestore-runtime',
  'com.amazonaws.{region}.events',
  'com.amazonaws.{region}.glue',
  'com.amazonaws.{region}.athena',
  'com.amazonaws.{region}.lakeformation',
  'com.amazonaws.{region}.codeartifact.api',
  'com.amazonaws.{region}.codeartifact.repositories',
  'com.amazonaws.{region}.git-codecommit',
  'com.amazonaws.{region}.codecommit',
  'com.amazonaws.{region}.codebuild',
  'com.amazonaws.{region}.codepipeline',
  'com.amazonaws.{region}.bedrock-runtime',
  'com.amazonaws.iam',
  'com.amazonaws.{region}.elasticfilesystem',
];

const INTERFACES: Record<EndpointTier, string[]> = {
  core: CORE,
  studio: STUDIO,
  full: FULL,
};

const GATEWAYS: Record<EndpointTier, string[]> = {
  core: ['com.amazonaws.{region}.s3'],
  studio: ['com.amazonaws.{region}.s3'],
  full: ['com.amazonaws.{region}.s3', 'com.amazonaws.{region}.dynamodb'],
};

/**
 * The endpoints of a tier, gateways first.
 *
 * @param region - An AWS region, or a token that CloudFormation resolves to one.
 * @public
 */
export function requiredEndpoints(
  tier: EndpointTier,
  region: string,
): RequiredEndpoint[] {
  const withRegion = (name: string) => name.replace('{region}', region);
  return [
    ...GATEWAYS[tier].map(name => ({
      serviceName: withRegion(name),
      type: 'Gateway' as const,
    })),
    ...INTERFACES[tier].map(name => ({
      serviceName: withRegion(name),
      type: 'Interface' as const,
    })),
  ];
}

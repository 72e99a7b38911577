import { ACCOUNT, deploy } from '../__testUtils__/deployment';
import {
  ADMINISTRATOR,
  isAllowed,
  type SimulatedCall,
} from '../__testUtils__/simulation';
import { productTemplate } from '../__testUtils__/templates';

const template = productTemplate();
const deployment = deploy(template);
const { properties } = deployment;
const dataKeyArn = String(deployment.attribute('KeysData', 'Arn'));

describe.each(['BucketsData', 'BucketsModels'])('the bucket %s', id => {
  it('encrypts with the data key', () => {
    expect(properties(id).BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: dataKeyArn,
          },
        },
      ],
    });
  });

  it('is private, owned by the account and versioned', () => {
    expect(properties(id)).toMatchObject({
      OwnershipControls: {
        Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(properties(id).AccessControl).toBeUndefined();
  });

  it('outlives its environment, unless its creation fails', () => {
    expect(template.Resources[id]).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe.each(['Data', 'Models'])('the policy of the bucket %s', name => {
  const bucket = `arn:aws:s3:::buckets${name.toLowerCase()}`;
  const { PolicyDocument } = properties(`BucketPolicies${name}`);
  const call = (change: Partial<SimulatedCall>): SimulatedCall => ({
    principal: `arn:aws:iam::${ACCOUNT}:role/administrator`,
    action: 's3:GetObject',
    resource: `${bucket}/object`,
    identityPolicies: [ADMINISTRATOR],
    resourcePolicy: PolicyDocument,
    ...change,
  });
  const inside = {
    'aws:SecureTransport': 'true',
    'aws:SourceVpce': 'S3Endpoint',
    'aws:PrincipalIsAWSService': 'false',
  };
  const outside = {
    'aws:SecureTransport': 'true',
    'aws:PrincipalIsAWSService': 'false',
  };

  it.each([
    ['s3:GetObject', `${bucket}/object`],
    ['s3:PutObject', `${bucket}/object`],
    ['s3:ListBucket', bucket],
  ])('allows %s through the endpoint', async (action, resource) => {
    await expect(
      isAllowed(call({ action, resource, context: inside })),
    ).resolves.toBe(true);
  });

  it.each([
    ['s3:GetObject', `${bucket}/object`],
    ['s3:GetObjectVersion', `${bucket}/object`],
    ['s3:PutObject', `${bucket}/object`],
    ['s3:PutObjectAcl', `${bucket}/object`],
    ['s3:DeleteObject', `${bucket}/object`],
    ['s3:DeleteObjectVersion', `${bucket}/object`],
    ['s3:RestoreObject', `${bucket}/object`],
    ['s3:ListBucket', bucket],
    ['s3:ListBucketVersions', bucket],
  ])(
    'refuses %s from outside, also to an administrator',
    async (action, resource) => {
      await expect(
        isAllowed(call({ action, resource, context: outside })),
      ).resolves.toBe(false);
      await expect(
        isAllowed(
          call({
            action,
            resource,
            context: { ...outside, 'aws:SourceVpce': 'vpce-other' },
          }),
        ),
      ).resolves.toBe(false);
    },
  );

  it.each(['s3:DeleteBucket', 's3:DeleteBucketPolicy', 's3:PutBucketPolicy'])(
    'leaves %s to the role that takes the stack down, and to no administrator',
    async action => {
      const by = (role: string) =>
        isAllowed(
          call({
            action,
            resource: bucket,
            principal: `arn:aws:iam::${ACCOUNT}:role/${role}`,
            context: outside,
          }),
        );
      await expect(by('secure-studio-launch')).resolves.toBe(true);
      await expect(by('Admin')).resolves.toBe(false);
    },
  );

  it('refuses what comes without TLS', async () => {
    await expect(
      isAllowed(
        call({ context: { ...inside, 'aws:SecureTransport': 'false' } }),
      ),
    ).resolves.toBe(false);
  });

  it.each([
    ['aws:kms', dataKeyArn, true],
    ['aws:kms', 'arn:aws:kms:eu-west-1:999999999999:key/other', false],
    ['AES256', undefined, false],
  ])(
    'takes an upload that asks for %s with %s: %s',
    async (algorithm, key, taken) => {
      await expect(
        isAllowed(
          call({
            action: 's3:PutObject',
            context: {
              ...inside,
              's3:x-amz-server-side-encryption': algorithm,
              ...(key && {
                's3:x-amz-server-side-encryption-aws-kms-key-id': key,
              }),
            },
          }),
        ),
      ).resolves.toBe(taken);
    },
  );
});

describe('the S3 endpoint', () => {
  const endpoint = properties('S3Endpoint');
  const own = 'arn:aws:s3:::bucketsdata';
  const through = (action: string, resource: string, account = ACCOUNT) =>
    isAllowed({
      principal: `arn:aws:iam::${account}:role/someone`,
      action,
      resource,
      resourceAccount: account,
      context: { 'aws:PrincipalAccount': account },
      identityPolicies: [ADMINISTRATOR],
      endpointPolicy: endpoint.PolicyDocument,
    });

  it('serves the Studio subnet', () => {
    expect(endpoint).toMatchObject({
      VpcEndpointType: 'Gateway',
      RouteTableIds: ['Zone1StudioSubnetRouteTable'],
    });
  });

  it.each([
    ['s3:ListBucket', own],
    ['s3:GetObject', `${own}/object`],
    ['s3:PutObject', `${own}/object`],
    ['s3:DeleteObject', `${own}/object`],
    ['s3:GetObject', 'arn:aws:s3:::bucketsmodels/object'],
    ['s3:GetObject', 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer'],
  ])('lets %s on %s through', async (action, resource) => {
    await expect(through(action, resource)).resolves.toBe(true);
  });

  it.each([
    ['s3:ListAllMyBuckets', '*'],
    ['s3:CreateBucket', own],
    ['s3:PutBucketPolicy', own],
    ['s3:ListBucket', 'arn:aws:s3:::other'],
    ['s3:PutObject', 'arn:aws:s3:::other/object'],
    ['s3:GetObject', 'arn:aws:s3:::other/object'],
    ['s3:PutObject', 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer'],
  ])('stops %s on %s', async (action, resource) => {
    await expect(through(action, resource)).resolves.toBe(false);
  });

  it('stops credentials of another account', async () => {
    await expect(
      through('s3:PutObject', `${own}/object`, '999999999999'),
    ).resolves.toBe(false);
  });
});

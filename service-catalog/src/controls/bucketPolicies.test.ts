import { ACCOUNT } from '../__testUtils__/deployment';
import { ADMINISTRATOR, deniedBy } from '../__testUtils__/simulation';
import { environment } from './__testUtils__/environment';
import { bucketPolicyOf } from './__testUtils__/policies';
import { fromStudio, insideContext } from './__testUtils__/s3Calls';

const deployed = environment({
  breakGlassRoleArns: `arn:aws:iam::${ACCOUNT}:role/break-glass`,
});
const data = `arn:aws:s3:::${deployed.told('dataBucketName')}`;
const models = `arn:aws:s3:::${deployed.told('modelsBucketName')}`;
describe.each([data, models])('T5 outside the endpoint, %s:', bucket => {
  const { 'aws:SourceVpce': endpoint, ...outside } = insideContext(deployed);
  const from = (
    role: string,
    action: string,
    resource: string,
    vpce?: string,
  ) => ({
    principal: `arn:aws:iam::${ACCOUNT}:role/${role}`,
    action,
    resource,
    identityPolicies: [ADMINISTRATOR],
    resourcePolicy: bucketPolicyOf(
      deployed,
      bucket.replace('arn:aws:s3:::', ''),
    ),
    context: { ...outside, ...(vpce && { 'aws:SourceVpce': vpce }) },
  });
  const object = `${bucket}/object`;

  it.each([
    ['s3:GetObject', object],
    ['s3:GetObjectVersion', object],
    ['s3:GetObjectTagging', object],
    ['s3:GetObjectAttributes', object],
    ['s3:PutObject', object],
    ['s3:PutObjectAcl', object],
    ['s3:PutObjectVersionAcl', object],
    ['s3:DeleteObject', object],
    ['s3:DeleteObjectVersion', object],
    ['s3:RestoreObject', object],
    ['s3:ReplicateObject', object],
    ['s3:ListBucket', bucket],
    ['s3:ListBucketVersions', bucket],
    ['s3:ListBucketMultipartUploads', bucket],
  ])(
    'T5 %s is denied to an administrator, allowed to break-glass',
    async (action, resource) => {
      await expect(
        deniedBy(from('administrator', action, resource)),
      ).resolves.toEqual(['resource']);
      await expect(
        deniedBy(from('administrator', action, resource, 'vpce-other')),
      ).resolves.toEqual(['resource']);
      await expect(
        deniedBy(from('break-glass', action, resource)),
      ).resolves.toEqual([]);
    },
  );

  it('T5 without a break-glass role nobody is allowed', async () => {
    const plain = environment();
    const call = from('break-glass', 's3:GetObject', object);
    await expect(
      deniedBy({
        ...call,
        resourcePolicy: bucketPolicyOf(
          plain,
          bucket.replace('arn:aws:s3:::', ''),
        ),
      }),
    ).resolves.toEqual(['resource']);
  });
});

describe('T6 uploads:', () => {
  const upload = (context: Record<string, string>) =>
    deniedBy(
      fromStudio(deployed, 's3:PutObject', `${data}/object`, { context }),
    );
  const SSE = 's3:x-amz-server-side-encryption';
  const KEY = `${SSE}-aws-kms-key-id`;

  it('T6 are allowed without a word on encryption, and with the own key', async () => {
    await expect(upload({})).resolves.toEqual([]);
    await expect(
      upload({ [SSE]: 'aws:kms', [KEY]: deployed.told('dataKeyArn') }),
    ).resolves.toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['without TLS', { 'aws:SecureTransport': 'false' }],
    ['with keys of S3', { [SSE]: 'AES256' }],
    [
      'with another key',
      { [SSE]: 'aws:kms', [KEY]: 'arn:aws:kms:eu-west-1:999999999999:key/x' },
    ],
    ['with double encryption by another key', { [SSE]: 'aws:kms:dsse' }],
  ])('T6 are denied %s', async (_, context) => {
    await expect(upload(context)).resolves.toContain('resource');
  });
});

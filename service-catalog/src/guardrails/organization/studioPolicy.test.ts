import { ACCOUNT, mayUnder } from '../__testUtils__/organization';

describe('scp-studio.json', () => {
  const may = mayUnder('scp-studio.json');
  const domain = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:domain/d-1`;
  const key = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k`;
  const secure = {
    'sagemaker:AppNetworkAccessType': 'VpcOnly',
    'sagemaker:VolumeKmsKeyArn': key,
  };
  const job = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:training-job/j`;
  const inVpc = {
    'sagemaker:VpcSubnets': ['subnet-1'],
    'sagemaker:VpcSecurityGroupIds': ['sg-1'],
  };

  it('lets a domain be made only in a VPC and with a key', async () => {
    const create = (context: Record<string, string>) =>
      may('sagemaker:CreateDomain', domain, context);
    const { 'sagemaker:VolumeKmsKeyArn': _key, ...withoutKey } = secure;
    const { 'sagemaker:AppNetworkAccessType': _type, ...unsaid } = secure;
    await expect(create(secure)).resolves.toBe(true);
    await expect(create(withoutKey)).resolves.toBe(false);
    await expect(create(unsaid)).resolves.toBe(false);
    await expect(
      create({
        ...secure,
        'sagemaker:AppNetworkAccessType': 'PublicInternetOnly',
      }),
    ).resolves.toBe(false);
  });

  it('lets a domain be updated unless it would leave its VPC', async () => {
    const update = (context: Record<string, string>) =>
      may('sagemaker:UpdateDomain', domain, context);
    await expect(update({})).resolves.toBe(true);
    await expect(
      update({ 'sagemaker:AppNetworkAccessType': 'VpcOnly' }),
    ).resolves.toBe(true);
    await expect(
      update({ 'sagemaker:AppNetworkAccessType': 'PublicInternetOnly' }),
    ).resolves.toBe(false);
  });

  it('lets nobody have a notebook instance', async () => {
    const notebook = `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:notebook-instance/n`;
    await expect(
      may('sagemaker:CreateNotebookInstance', notebook, secure),
    ).resolves.toBe(false);
  });

  it('lets the portal alone open Studio', async () => {
    const open = (by: string) =>
      may(
        'sagemaker:CreatePresignedDomainUrl',
        `arn:aws:sagemaker:eu-west-1:${ACCOUNT}:user-profile/d-1/ada`,
        {},
        by,
      );
    await expect(open('secure-studio-open')).resolves.toBe(true);
    await expect(open('administrator')).resolves.toBe(false);
    await expect(open('secure-studio-open-2')).resolves.toBe(false);
  });

  it('wants subnets and security groups of a job, each on its own', async () => {
    const train = (context: Record<string, string[]>) =>
      may('sagemaker:CreateTrainingJob', job, context);
    const { 'sagemaker:VpcSubnets': subnets, ...groups } = inVpc;
    await expect(train(inVpc)).resolves.toBe(true);
    await expect(train(groups)).resolves.toBe(false);
    await expect(train({ 'sagemaker:VpcSubnets': subnets })).resolves.toBe(
      false,
    );
  });
});

import { DescribeVpcAttributeCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeProvisionedProductCommand,
  UpdateProvisionedProductCommand,
  UpdateProvisionedProductCommandInput,
} from '@aws-sdk/client-service-catalog';
import { useTestServer } from '../testServer';
import { networkTemplate, TestCatalog } from './testCatalog';

const server = useTestServer();

const keepCidr = { Key: 'Cidr', UsePreviousValue: true };
const withNames = { Key: 'Names', Value: 'true' };

async function provisioned(): Promise<TestCatalog> {
  const catalog = await new TestCatalog(server).create();
  await catalog.settled(await catalog.provision({ Cidr: '10.1.0.0/16' }));
  return catalog;
}

const update = (
  { client }: TestCatalog,
  input: Partial<UpdateProvisionedProductCommandInput>,
) =>
  client.send(
    new UpdateProvisionedProductCommand({
      ProvisionedProductName: 'first',
      ...input,
    }),
  );

const product = async ({ client }: TestCatalog) =>
  (await client.send(new DescribeProvisionedProductCommand({ Name: 'first' })))
    .ProvisionedProductDetail;

describe('UpdateProvisionedProduct', () => {
  it('changes the stack, keeps previous values and goes to the version that it names', async () => {
    const catalog = await provisioned();
    const version = await catalog.addVersion('1.1');
    const record = await catalog.settled(
      await update(catalog, {
        ProvisioningArtifactName: '1.1',
        ProvisioningParameters: [keepCidr, withNames],
      }),
    );
    expect(record).toMatchObject({
      RecordDetail: {
        Status: 'SUCCEEDED',
        RecordType: 'UPDATE_PROVISIONED_PRODUCT',
      },
    });
    const vpc = record.RecordOutputs?.find(
      ({ OutputKey }) => OutputKey === 'Vpc',
    );
    const { EnableDnsHostnames } = await new EC2Client(
      server.clientOptions(),
    ).send(
      new DescribeVpcAttributeCommand({
        VpcId: vpc?.OutputValue,
        Attribute: 'enableDnsHostnames',
      }),
    );
    expect(EnableDnsHostnames).toEqual({ Value: true });
    expect(await product(catalog)).toMatchObject({
      Status: 'AVAILABLE',
      ProvisioningArtifactId: version,
      LastSuccessfulProvisioningRecordId: record.RecordDetail?.RecordId,
    });
  });

  it('leaves a product tainted, and as it was, when the stack goes back', async () => {
    const catalog = await provisioned();
    const before = await product(catalog);
    await catalog.addVersion('2.0', {
      ...networkTemplate,
      Resources: {
        ...networkTemplate.Resources,
        Gateway: { Type: 'AWS::EC2::InternetGateway' },
      },
    });
    server
      .running()
      .faults.addResourceFault({ logicalId: 'Gateway', reason: 'Broken.' });
    const record = await catalog.settled(
      await update(catalog, {
        ProvisioningArtifactName: '2.0',
        ProvisioningParameters: [keepCidr],
      }),
    );
    expect(record.RecordDetail).toMatchObject({
      Status: 'FAILED',
      RecordErrors: [{ Description: expect.stringContaining('Gateway') }],
    });
    expect(await product(catalog)).toMatchObject({
      Status: 'TAINTED',
      ProvisioningArtifactId: before?.ProvisioningArtifactId,
    });
  });

  it('succeeds without changes', async () => {
    const catalog = await provisioned();
    const record = await catalog.settled(
      await update(catalog, { ProvisioningParameters: [keepCidr] }),
    );
    expect(record.RecordDetail?.Status).toBe('SUCCEEDED');
  });

  it.each<
    [string, Partial<UpdateProvisionedProductCommandInput>, string, string]
  >([
    [
      'a name that nothing has',
      { ProvisionedProductName: 'nobody' },
      'ResourceNotFoundException',
      'nobody',
    ],
    [
      'a value that breaks its pattern',
      { ProvisioningParameters: [{ Key: 'Cidr', Value: 'x' }] },
      'InvalidParametersException',
      'Cidr',
    ],
    [
      'no value for a parameter that needs one',
      { ProvisioningParameters: [withNames] },
      'InvalidParametersException',
      'Parameters: [Cidr] must have values',
    ],
    [
      'a version that is not there',
      { ProvisioningArtifactName: '9.9' },
      'ResourceNotFoundException',
      '9.9',
    ],
  ])('is refused with %s', async (_, input, name, message) => {
    const catalog = await provisioned();
    await expect(update(catalog, input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  it('obeys the template constraints, under the launch constraint of the day', async () => {
    const catalog = await provisioned();
    await catalog.constrain('TEMPLATE', {
      Rules: {
        OneZone: {
          Assertions: [
            {
              Assert: { 'Fn::Equals': [{ Ref: 'Zones' }, '1'] },
              AssertDescription: 'one zone only',
            },
          ],
        },
      },
    });
    await expect(
      update(catalog, {
        ProvisioningParameters: [keepCidr, { Key: 'Zones', Value: '2' }],
      }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('one zone only'),
    });
  });
});

import {
  ConfigServiceClient,
  DeleteConfigRuleCommand,
  DescribeConfigRulesCommand,
  PutConfigRuleCommand,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { useTestServer } from '../testServer';

const server = useTestServer();
let config: ConfigServiceClient;
beforeEach(() => {
  config = new ConfigServiceClient(server.clientOptions());
});

const putRule = () =>
  config.send(
    new PutConfigRuleCommand({
      ConfigRule: {
        ConfigRuleName: 'domains',
        Source: { Owner: 'AWS', SourceIdentifier: 'SAGEMAKER_DOMAIN_IN_VPC' },
      },
    }),
  );
const putRecorder = (name: string) =>
  config.send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: {
        name,
        roleARN: 'arn:aws:iam::111122223333:role/config',
      },
    }),
  );
const startRecorder = () =>
  config.send(
    new StartConfigurationRecorderCommand({
      ConfigurationRecorderName: 'default',
    }),
  );

describe('a rule of AWS Config', () => {
  it('needs a recorder', async () => {
    await expect(putRule()).rejects.toMatchObject({
      name: 'NoAvailableConfigurationRecorderException',
    });
  });

  it('is there until it is deleted', async () => {
    await putRecorder('default');
    await putRule();
    const describe = () =>
      config.send(
        new DescribeConfigRulesCommand({ ConfigRuleNames: ['domains'] }),
      );
    expect((await describe()).ConfigRules).toMatchObject([
      { ConfigRuleName: 'domains', ConfigRuleState: 'ACTIVE' },
    ]);
    await config.send(
      new DeleteConfigRuleCommand({ ConfigRuleName: 'domains' }),
    );
    await expect(describe()).rejects.toMatchObject({
      name: 'NoSuchConfigRuleException',
    });
  });
});

describe('a recorder', () => {
  it('is the only one of its account', async () => {
    await putRecorder('default');
    await expect(putRecorder('second')).rejects.toMatchObject({
      name: 'MaxNumberOfConfigurationRecordersExceededException',
    });
  });

  it('records only where it can deliver', async () => {
    await putRecorder('default');
    await expect(startRecorder()).rejects.toMatchObject({
      name: 'NoAvailableDeliveryChannelException',
    });
    await config.send(
      new PutDeliveryChannelCommand({
        DeliveryChannel: { name: 'default', s3BucketName: 'history' },
      }),
    );
    await expect(startRecorder()).resolves.toBeDefined();
  });
});

import type {
  MaximumExecutionFrequency,
  Scope,
  Source,
} from '@aws-sdk/client-config-service';
import { JsonObject } from '../template/json';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';

interface ConfigRuleProperties {
  readonly ConfigRuleName?: string;
  readonly Description?: string;
  readonly InputParameters?: string | JsonObject;
  readonly MaximumExecutionFrequency?: MaximumExecutionFrequency;
  readonly Scope?: Scope;
  readonly Source: Source;
}

const configRule = resourceProvider<ConfigRuleProperties>({
  type: 'AWS::Config::ConfigRule',
  properties: [
    'ConfigRuleName',
    'Description',
    'InputParameters',
    'MaximumExecutionFrequency',
    'Scope',
    'Source',
  ],
  attributes: ['Arn', 'ConfigRuleId'],
  async create(properties, context) {
    const physicalId = properties.ConfigRuleName ?? context.generateName(128);
    await putConfigRule(physicalId, properties, context);
    const { ConfigRules } = await context.call(
      'config',
      'DescribeConfigRules',
      {
        ConfigRuleNames: [physicalId],
      },
    );
    const [rule] = ConfigRules ?? [];
    return {
      physicalId,
      attributes: {
        Arn: required(rule?.ConfigRuleArn, 'ConfigRuleArn'),
        ConfigRuleId: required(rule?.ConfigRuleId, 'ConfigRuleId'),
      },
    };
  },
  async update({ physicalId }, properties, context) {
    await putConfigRule(physicalId, properties, context);
  },
  async delete({ physicalId }, { call }) {
    await call('config', 'DeleteConfigRule', { ConfigRuleName: physicalId });
  },
});

async function putConfigRule(
  ConfigRuleName: string,
  { InputParameters, ...properties }: ConfigRuleProperties,
  { call }: ResourceContext,
): Promise<void> {
  await call('config', 'PutConfigRule', {
    ConfigRule: {
      ...properties,
      ConfigRuleName,
      InputParameters:
        typeof InputParameters === 'object'
          ? JSON.stringify(InputParameters)
          : InputParameters,
    },
  });
}

interface RecorderProperties {
  readonly Name?: string;
  readonly RoleARN: string;
  readonly RecordingGroup?: {
    readonly AllSupported?: boolean;
    readonly IncludeGlobalResourceTypes?: boolean;
  };
}

const recorder = resourceProvider<RecorderProperties>({
  type: 'AWS::Config::ConfigurationRecorder',
  properties: ['Name', 'RoleARN', 'RecordingGroup'],
  async create(properties, context) {
    const physicalId = properties.Name ?? context.generateName(256);
    await putRecorder(physicalId, properties, context);
    return { physicalId };
  },
  async update({ physicalId }, properties, context) {
    await putRecorder(physicalId, properties, context);
  },
  async delete({ physicalId }, { call }) {
    await call('config', 'DeleteConfigurationRecorder', {
      ConfigurationRecorderName: physicalId,
    });
  },
});

async function putRecorder(
  name: string,
  { RoleARN, RecordingGroup }: RecorderProperties,
  { call }: ResourceContext,
): Promise<void> {
  await call('config', 'PutConfigurationRecorder', {
    ConfigurationRecorder: {
      name,
      roleARN: RoleARN,
      recordingGroup: RecordingGroup && {
        allSupported: RecordingGroup.AllSupported,
        includeGlobalResourceTypes: RecordingGroup.IncludeGlobalResourceTypes,
      },
    },
  });
}

interface DeliveryChannelProperties {
  readonly Name?: string;
  readonly S3BucketName: string;
  readonly S3KmsKeyArn?: string;
}

/** A recorder records once its account has a channel ("AWS::Config::ConfigurationRecorder"). */
const deliveryChannel = resourceProvider<DeliveryChannelProperties>({
  type: 'AWS::Config::DeliveryChannel',
  properties: ['Name', 'S3BucketName', 'S3KmsKeyArn'],
  async create(properties, context) {
    const { call } = context;
    const physicalId = properties.Name ?? context.generateName(256);
    await putChannel(physicalId, properties, context);
    const recorders = await call(
      'config',
      'DescribeConfigurationRecorders',
      {},
    );
    for (const { name } of recorders.ConfigurationRecorders ?? []) {
      await call('config', 'StartConfigurationRecorder', {
        ConfigurationRecorderName: name,
      });
    }
    return { physicalId };
  },
  async update({ physicalId }, properties, context) {
    await putChannel(physicalId, properties, context);
  },
  async delete({ physicalId }, { call }) {
    const recorders = await call(
      'config',
      'DescribeConfigurationRecorders',
      {},
    );
    for (const { name } of recorders.ConfigurationRecorders ?? []) {
      await call('config', 'StopConfigurationRecorder', {
        ConfigurationRecorderName: name,
      });
    }
    await call('config', 'DeleteDeliveryChannel', {
      DeliveryChannelName: physicalId,
    });
  },
});

async function putChannel(
  name: string,
  { S3BucketName, S3KmsKeyArn }: DeliveryChannelProperties,
  { call }: ResourceContext,
): Promise<void> {
  await call('config', 'PutDeliveryChannel', {
    DeliveryChannel: {
      name,
      s3BucketName: S3BucketName,
      s3KmsKeyArn: S3KmsKeyArn,
    },
  });
}

export const config = [configRule, recorder, deliveryChannel];

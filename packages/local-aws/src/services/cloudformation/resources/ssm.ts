import type { ParameterTier, ParameterType } from '@aws-sdk/client-ssm';
import { resourceProvider } from './ResourceProvider';

interface ParameterProperties {
  readonly Name?: string;
  readonly Type: ParameterType;
  readonly Value: string;
  readonly Description?: string;
  readonly Tier?: ParameterTier;
  readonly AllowedPattern?: string;
  readonly Tags?: Record<string, string>;
}

const parameter = resourceProvider<ParameterProperties>({
  type: 'AWS::SSM::Parameter',
  properties: [
    'Name',
    'Type',
    'Value',
    'Description',
    'Tier',
    'AllowedPattern',
    'Tags',
  ],
  attributes: ['Type', 'Value'],
  fixed: ['Tags'],
  async create({ Tags, ...properties }, context) {
    const physicalId = properties.Name ?? `CFN-${context.generateName(200)}`;
    await context.call('ssm', 'PutParameter', {
      ...properties,
      Name: physicalId,
      Tags:
        Tags && Object.entries(Tags).map(([Key, Value]) => ({ Key, Value })),
    });
    const { Type, Value } = properties;
    return { physicalId, attributes: { Type, Value } };
  },
  async update({ physicalId }, { Tags: _tags, ...properties }, { call }) {
    await call('ssm', 'PutParameter', {
      ...properties,
      Name: physicalId,
      Overwrite: true,
    });
    return { Type: properties.Type, Value: properties.Value };
  },
  async delete({ physicalId }, { call }) {
    await call('ssm', 'DeleteParameter', { Name: physicalId });
  },
});

export const ssm = [parameter];

import { randomUUID } from 'node:crypto';
import { changeTags } from './dnsFirewall';
import { required } from './required';
import { resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface ConfigProperties {
  readonly Name?: string;
  readonly DestinationArn?: string;
  readonly Tags?: Tag[];
}

const config = resourceProvider<ConfigProperties>({
  type: 'AWS::Route53Resolver::ResolverQueryLoggingConfig',
  properties: ['Name', 'DestinationArn', 'Tags'],
  attributes: [
    'Id',
    'Arn',
    'AssociationCount',
    'Status',
    'ShareStatus',
    'OwnerId',
    'CreatorRequestId',
    'CreationTime',
  ],
  async create(properties, { call, generateName }) {
    const { ResolverQueryLogConfig: created = {} } = await call(
      'route53resolver',
      'CreateResolverQueryLogConfig',
      {
        Name: properties.Name ?? generateName(64),
        DestinationArn: properties.DestinationArn,
        Tags: properties.Tags,
        CreatorRequestId: randomUUID(),
      },
    );
    return { physicalId: required(created.Id, 'ResolverQueryLogConfig.Id') };
  },
  async ready({ physicalId: ResolverQueryLogConfigId }, { call }) {
    const { ResolverQueryLogConfig: present = {} } = await call(
      'route53resolver',
      'GetResolverQueryLogConfig',
      { ResolverQueryLogConfigId },
    );
    return present.Status === 'CREATED'
      ? {
          Id: ResolverQueryLogConfigId,
          Arn: required(present.Arn, 'ResolverQueryLogConfig.Arn'),
          AssociationCount: present.AssociationCount ?? 0,
          Status: present.Status,
          ShareStatus: present.ShareStatus ?? '',
          OwnerId: present.OwnerId ?? '',
          CreatorRequestId: present.CreatorRequestId ?? '',
          CreationTime: present.CreationTime ?? '',
        }
      : undefined;
  },
  async update({ properties: before, attributes }, after, context) {
    await changeTags(String(attributes.Arn), before.Tags, after.Tags, context);
  },
  async delete({ physicalId: ResolverQueryLogConfigId }, { call }) {
    await call('route53resolver', 'DeleteResolverQueryLogConfig', {
      ResolverQueryLogConfigId,
    });
  },
});

interface AssociationProperties {
  readonly ResolverQueryLogConfigId?: string;
  readonly ResourceId?: string;
}

const association = resourceProvider<AssociationProperties>({
  type: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
  properties: ['ResolverQueryLogConfigId', 'ResourceId'],
  attributes: ['Id', 'Status', 'Error', 'ErrorMessage', 'CreationTime'],
  async create({ ResolverQueryLogConfigId, ResourceId }, { call }) {
    const { ResolverQueryLogConfigAssociation: created = {} } = await call(
      'route53resolver',
      'AssociateResolverQueryLogConfig',
      { ResolverQueryLogConfigId, ResourceId },
    );
    return {
      physicalId: required(created.Id, 'ResolverQueryLogConfigAssociation.Id'),
    };
  },
  async ready({ physicalId }, { call }) {
    const { ResolverQueryLogConfigAssociation: present = {} } = await call(
      'route53resolver',
      'GetResolverQueryLogConfigAssociation',
      { ResolverQueryLogConfigAssociationId: physicalId },
    );
    return present.Status === 'ACTIVE'
      ? {
          Id: physicalId,
          Status: present.Status,
          Error: present.Error ?? 'NONE',
          ErrorMessage: present.ErrorMessage ?? '',
          CreationTime: present.CreationTime ?? '',
        }
      : undefined;
  },
  async delete({ properties }, { call }) {
    const { ResolverQueryLogConfigId, ResourceId } = properties;
    await call('route53resolver', 'DisassociateResolverQueryLogConfig', {
      ResolverQueryLogConfigId,
      ResourceId,
    });
  },
  async deleted({ physicalId }, { call }) {
    // Answers with an error once the association is gone.
    await call('route53resolver', 'GetResolverQueryLogConfigAssociation', {
      ResolverQueryLogConfigAssociationId: physicalId,
    });
    return false;
  },
});

export const queryLogging = [config, association];

import { isDeepStrictEqual } from 'node:util';
import type {
  LogDestinationConfig,
  SubnetMapping,
} from '@aws-sdk/client-network-firewall';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface FirewallProperties {
  readonly FirewallName: string;
  readonly FirewallPolicyArn: string;
  readonly VpcId?: string;
  readonly SubnetMappings?: SubnetMapping[];
  readonly DeleteProtection?: boolean;
  readonly SubnetChangeProtection?: boolean;
  readonly FirewallPolicyChangeProtection?: boolean;
  readonly Description?: string;
  readonly Tags?: Tag[];
}

const firewall = resourceProvider<FirewallProperties>({
  type: 'AWS::NetworkFirewall::Firewall',
  properties: [
    'FirewallName',
    'FirewallPolicyArn',
    'VpcId',
    'SubnetMappings',
    'DeleteProtection',
    'SubnetChangeProtection',
    'FirewallPolicyChangeProtection',
    'Description',
    'Tags',
  ],
  attributes: ['FirewallArn', 'FirewallId', 'EndpointIds'],
  fixed: ['Tags'],
  async create(properties, { call }) {
    const { Firewall } = await call('network-firewall', 'CreateFirewall', {
      ...properties,
      // On the API these are on by default, in a template they are not [UNV].
      DeleteProtection: properties.DeleteProtection ?? false,
      SubnetChangeProtection: properties.SubnetChangeProtection ?? false,
      FirewallPolicyChangeProtection:
        properties.FirewallPolicyChangeProtection ?? false,
    });
    const arn = required(Firewall?.FirewallArn, 'Firewall.FirewallArn');
    return {
      physicalId: arn,
      attributes: {
        FirewallArn: arn,
        FirewallId: required(Firewall?.FirewallId, 'Firewall.FirewallId'),
      },
    };
  },
  async ready({ physicalId: FirewallArn }, { call }) {
    const { FirewallStatus } = await call(
      'network-firewall',
      'DescribeFirewall',
      { FirewallArn },
    );
    return FirewallStatus?.Status === 'READY'
      ? {
          EndpointIds: Object.entries(FirewallStatus.SyncStates ?? {}).map(
            ([zone, { Attachment }]) =>
              `${zone}:${required(
                Attachment?.EndpointId,
                'SyncStates.Attachment.EndpointId',
              )}`,
          ),
        }
      : undefined;
  },
  async update({ physicalId, properties: before }, after, { call }) {
    const FirewallArn = physicalId;
    if (before.DeleteProtection !== after.DeleteProtection) {
      await call('network-firewall', 'UpdateFirewallDeleteProtection', {
        FirewallArn,
        DeleteProtection: after.DeleteProtection ?? false,
      });
    }
    if (before.SubnetChangeProtection !== after.SubnetChangeProtection) {
      await call('network-firewall', 'UpdateSubnetChangeProtection', {
        FirewallArn,
        SubnetChangeProtection: after.SubnetChangeProtection ?? false,
      });
    }
    if (
      before.FirewallPolicyChangeProtection !==
      after.FirewallPolicyChangeProtection
    ) {
      await call('network-firewall', 'UpdateFirewallPolicyChangeProtection', {
        FirewallArn,
        FirewallPolicyChangeProtection:
          after.FirewallPolicyChangeProtection ?? false,
      });
    }
    if (before.FirewallPolicyArn !== after.FirewallPolicyArn) {
      await call('network-firewall', 'AssociateFirewallPolicy', {
        FirewallArn,
        FirewallPolicyArn: after.FirewallPolicyArn,
      });
    }
    if (before.Description !== after.Description) {
      await call('network-firewall', 'UpdateFirewallDescription', {
        FirewallArn,
        Description: after.Description,
      });
    }
    const left = subnetIds(before).filter(id => !subnetIds(after).includes(id));
    const joined = (after.SubnetMappings ?? []).filter(
      ({ SubnetId }) => !SubnetId || !subnetIds(before).includes(SubnetId),
    );
    if (joined.length > 0) {
      await call('network-firewall', 'AssociateSubnets', {
        FirewallArn,
        SubnetMappings: joined,
      });
    }
    if (left.length > 0) {
      await call('network-firewall', 'DisassociateSubnets', {
        FirewallArn,
        SubnetIds: left,
      });
    }
  },
  async delete({ physicalId: FirewallArn }, { call }) {
    await call('network-firewall', 'DeleteFirewall', { FirewallArn });
  },
  async deleted({ physicalId: FirewallArn }, { call }) {
    // Answers with an error once the firewall is gone.
    await call('network-firewall', 'DescribeFirewall', { FirewallArn });
    return false;
  },
});

function subnetIds({ SubnetMappings = [] }: FirewallProperties) {
  return SubnetMappings.flatMap(({ SubnetId }) => SubnetId ?? []);
}

interface LoggingConfigurationProperties {
  readonly FirewallArn: string;
  readonly FirewallName?: string;
  readonly LoggingConfiguration: {
    readonly LogDestinationConfigs: LogDestinationConfig[];
  };
}

const loggingConfiguration = resourceProvider<LoggingConfigurationProperties>({
  type: 'AWS::NetworkFirewall::LoggingConfiguration',
  properties: ['FirewallArn', 'FirewallName', 'LoggingConfiguration'],
  async create({ FirewallArn, LoggingConfiguration }, context) {
    const { LogDestinationConfigs } = LoggingConfiguration;
    await changeDestinations(FirewallArn, [], LogDestinationConfigs, context);
    return { physicalId: FirewallArn };
  },
  async update({ physicalId, properties: before }, after, context) {
    await changeDestinations(
      physicalId,
      before.LoggingConfiguration.LogDestinationConfigs,
      after.LoggingConfiguration.LogDestinationConfigs,
      context,
    );
  },
  async delete({ physicalId, properties }, context) {
    await changeDestinations(
      physicalId,
      properties.LoggingConfiguration.LogDestinationConfigs,
      [],
      context,
    );
  },
});

/** "You can change only one LogDestinationConfig at a time": API reference, UpdateLoggingConfiguration. */
async function changeDestinations(
  FirewallArn: string,
  before: readonly LogDestinationConfig[],
  after: readonly LogDestinationConfig[],
  { call }: ResourceContext,
): Promise<void> {
  let present = [...before];
  const set = async (next: LogDestinationConfig[]) => {
    await call('network-firewall', 'UpdateLoggingConfiguration', {
      FirewallArn,
      LoggingConfiguration: { LogDestinationConfigs: next },
    });
    present = next;
  };
  const isIn = (
    list: readonly LogDestinationConfig[],
    config: LogDestinationConfig,
  ) => list.some(other => isDeepStrictEqual(other, config));
  for (const config of before.filter(item => !isIn(after, item))) {
    await set(present.filter(item => item !== config));
  }
  for (const config of after.filter(item => !isIn(before, item))) {
    await set([...present, config]);
  }
}

export const networkFirewall = [firewall, loggingConfiguration];

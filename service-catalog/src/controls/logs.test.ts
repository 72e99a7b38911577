import { ACCOUNT, REGION } from '../__testUtils__/deployment';
import { deniedBy } from '../__testUtils__/simulation';
import {
  environment,
  FIREWALL_MODES,
  type Environment,
} from './__testUtils__/environment';
import { roleOf } from './__testUtils__/policies';

const logGroup = (name: string) =>
  `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}`;

function groups({ logicalIds, properties }: Environment) {
  return logicalIds('AWS::Logs::LogGroup').map(id => properties(id));
}

describe('T36 logs:', () => {
  it.each(['none', 'open', ...FIREWALL_MODES])(
    'T36 every log group is encrypted and keeps what it is told (%s)',
    egressMode => {
      const found = groups(environment({ egressMode, logRetentionDays: '30' }));
      expect(found.length).toBeGreaterThan(0);
      for (const group of found) {
        expect(group).toMatchObject({
          KmsKeyId: expect.stringMatching(/^arn:aws:kms:/),
        });
        expect(Number(group.RetentionInDays)).toBe(30);
      }
    },
  );

  it('T36 the traffic of the VPC is recorded, as it is chosen', () => {
    const { logicalIds, properties, told } = environment({
      flowLogTraffic: 'ALL',
    });
    const flowLogs = logicalIds('AWS::EC2::FlowLog').map(id => properties(id));
    expect(flowLogs).toMatchObject([
      { ResourceType: 'VPC', ResourceId: told('vpcId'), TrafficType: 'ALL' },
    ]);
  });

  const logTypes = (firewallFlowLog: string, zones: string) => {
    const { logicalIds, properties } = environment({ firewallFlowLog, zones });
    return logicalIds('AWS::NetworkFirewall::LoggingConfiguration').map(id => {
      const { LogDestinationConfigs } = properties(id).LoggingConfiguration as {
        LogDestinationConfigs: { LogType: string }[];
      };
      return LogDestinationConfigs.map(({ LogType }) => LogType).sort();
    });
  };

  it('T36 every firewall writes its alerts, and its flows where chosen', () => {
    expect(logTypes('no', '3')).toEqual([['ALERT'], ['ALERT'], ['ALERT']]);
    expect(logTypes('yes', '1')).toEqual([['ALERT', 'FLOW']]);
  });
});

describe('T28 streams of others:', () => {
  const deployed = environment();
  const call = (action: string, stream: string) => {
    const role = roleOf(deployed, deployed.told('dataScientistRoleArn'));
    return deniedBy({
      principal: role.arn,
      action,
      resource: `${logGroup('/aws/sagemaker/studio')}:log-stream:${stream}`,
      identityPolicies: role.identityPolicies,
      permissionsBoundary: role.permissionsBoundary,
      context: { 'aws:PrincipalAccount': ACCOUNT },
    });
  };

  it('T28 events of the own domain are read', async () => {
    await expect(
      call(
        'logs:GetLogEvents',
        `${deployed.told('domainId')}/own/JupyterLab/default`,
      ),
    ).resolves.toEqual([]);
  });

  it('T28 events of another domain are not', async () => {
    await expect(
      call('logs:GetLogEvents', 'd-other/other/JupyterLab/default'),
    ).resolves.not.toEqual([]);
  });
});

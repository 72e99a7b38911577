import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { administration, usedByLogs } from './keyPolicies';
import { policyDocument } from './policyDocument';

export interface LogsProps {
  readonly logGroupPrefix: string;
  readonly retentionInDays: number;
}

/** The environment's encrypted log groups. They stay through a change of the egress mode. */
export class Logs extends Construct {
  readonly alertLogGroup: CfnLogGroup;
  readonly firewallFlowLogGroup: CfnLogGroup;
  readonly flowLogGroup: CfnLogGroup;
  readonly queryLogGroup: CfnLogGroup;

  constructor(scope: Construct, id: string, props: LogsProps) {
    super(scope, id);
    const { logGroupPrefix, retentionInDays } = props;
    const kmsKeyId = new CfnKey(this, 'Key', {
      description: 'Secure Studio: log groups',
      enableKeyRotation: true,
      keyPolicy: policyDocument([administration(), usedByLogs(logGroupPrefix)]),
    }).attrArn;
    const logGroup = (logGroupId: string, name: string) =>
      new CfnLogGroup(this, logGroupId, {
        logGroupName: `${logGroupPrefix}/${name}`,
        kmsKeyId,
        retentionInDays,
      });

    this.alertLogGroup = logGroup('Alert', 'firewall-alert');
    this.firewallFlowLogGroup = logGroup('FirewallFlow', 'firewall-flow');
    this.flowLogGroup = logGroup('Flow', 'vpc-flow');
    this.queryLogGroup = logGroup('Query', 'resolver-query');
  }
}

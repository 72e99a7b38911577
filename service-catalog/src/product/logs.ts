import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface LogsProps {
  readonly logGroupPrefix: string;
  readonly logsKeyArn: string;
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
    const logGroup = (logGroupId: string, name: string) =>
      new CfnLogGroup(this, logGroupId, {
        logGroupName: `${props.logGroupPrefix}/${name}`,
        kmsKeyId: props.logsKeyArn,
        retentionInDays: props.retentionInDays,
      });

    this.alertLogGroup = logGroup('Alert', 'firewall-alert');
    this.firewallFlowLogGroup = logGroup('FirewallFlow', 'firewall-flow');
    this.flowLogGroup = logGroup('Flow', 'vpc-flow');
    this.queryLogGroup = logGroup('Query', 'resolver-query');
  }
}

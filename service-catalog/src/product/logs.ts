import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface LogsProps {
  readonly logGroupPrefix: string;
  readonly logsKeyArn: string;
}

const RETENTION_DAYS = 90;

/** The environment's encrypted log groups. */
export class Logs extends Construct {
  readonly alertLogGroupName: string;
  readonly flowLogGroup: CfnLogGroup;

  constructor(scope: Construct, id: string, props: LogsProps) {
    super(scope, id);
    const logGroup = (logGroupId: string, name: string) =>
      new CfnLogGroup(this, logGroupId, {
        logGroupName: `${props.logGroupPrefix}/${name}`,
        kmsKeyId: props.logsKeyArn,
        retentionInDays: RETENTION_DAYS,
      });

    this.alertLogGroupName = logGroup('Alert', 'firewall-alert').ref;
    this.flowLogGroup = logGroup('Flow', 'vpc-flow');
  }
}

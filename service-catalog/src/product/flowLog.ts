import { Aws } from 'aws-cdk-lib';
import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import {
  CfnRole,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FLOW_LOG_ROLE_PATH } from './names';

export interface FlowLogProps {
  readonly vpcId: string;
  readonly logGroup: CfnLogGroup;
  readonly trafficType: string;
  readonly permissionsBoundaryArn: string;
}

/** Records the traffic of the VPC. */
export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);

    const role = new CfnRole(this, 'Role', {
      path: FLOW_LOG_ROLE_PATH,
      permissionsBoundary: props.permissionsBoundaryArn,
      description: 'Writes the flow log of a Secure Studio environment',
      assumeRolePolicyDocument: new PolicyDocument({
        statements: [
          new PolicyStatement({
            principals: [new ServicePrincipal('vpc-flow-logs.amazonaws.com')],
            actions: ['sts:AssumeRole'],
            conditions: {
              StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
            },
          }),
        ],
      }),
      policies: [
        {
          policyName: 'WriteFlowLog',
          policyDocument: new PolicyDocument({
            statements: [
              new PolicyStatement({
                actions: [
                  'logs:CreateLogStream',
                  'logs:DescribeLogStreams',
                  'logs:PutLogEvents',
                ],
                resources: [props.logGroup.attrArn],
              }),
              new PolicyStatement({
                actions: ['logs:DescribeLogGroups'],
                resources: ['*'],
              }),
            ],
          }),
        },
      ],
    });

    new CfnFlowLog(this, 'Resource', {
      resourceType: 'VPC',
      resourceId: props.vpcId,
      trafficType: props.trafficType,
      logDestinationType: 'cloud-watch-logs',
      logGroupName: props.logGroup.ref,
      deliverLogsPermissionArn: role.attrArn,
      maxAggregationInterval: 600,
    });
  }
}

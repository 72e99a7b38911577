import { apiCall, busEvent, CALLERS } from './events';
import { change, type PatternCase } from './patternCase';
import { studioChangeCases } from './studioChangeCases';

const own = 'SecureStudioGuardrails-Rule-1';

const alarm = (alarmName: string, value: string) =>
  busEvent('aws.cloudwatch', 'CloudWatch Alarm State Change', {
    alarmName,
    state: { value },
  });
const compliance = (configRuleName: string, complianceType: string) =>
  busEvent('aws.config', 'Config Rules Compliance Change', {
    configRuleName,
    newEvaluationResult: { complianceType },
  });

export const changeCases: PatternCase[] = [
  ...studioChangeCases,
  change(
    'EndpointChanged',
    'ec2',
    ['ModifyVpcEndpoint', 'CreateVpcEndpoint', 'DeleteVpcEndpoints'],
    { ModifyVpcEndpointRequest: { VpcEndpointId: 'vpce-1' } },
    {
      passed: [
        apiCall('ec2', 'CreateVpcEndpoint', { by: CALLERS.networkFirewall }),
      ],
    },
  ),
  change(
    'SecurityGroupChanged',
    'ec2',
    [
      'AuthorizeSecurityGroupEgress',
      'AuthorizeSecurityGroupIngress',
      'ModifySecurityGroupRules',
      'RevokeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
    ],
    { groupId: 'sg-1' },
    {
      passed: [
        apiCall('ec2', 'AuthorizeSecurityGroupIngress', {
          by: CALLERS.sageMaker,
        }),
      ],
    },
  ),
  change(
    'RouteChanged',
    'ec2',
    ['CreateRoute', 'ReplaceRoute', 'DeleteRoute', 'AttachInternetGateway'],
    { routeTableId: 'rtb-1' },
  ),
  change(
    'BucketPolicyChanged',
    's3',
    ['PutBucketPolicy', 'DeleteBucketPolicy', 'DeleteBucketPublicAccessBlock'],
    { bucketName: 'data' },
  ),
  change('KeyPolicyChanged', 'kms', ['PutKeyPolicy', 'ScheduleKeyDeletion'], {
    keyId: 'key',
  }),
  change(
    'LogGroupChanged',
    'logs',
    ['DeleteLogGroup', 'PutRetentionPolicy'],
    { logGroupName: '/aws/vendedlogs/secure-studio/lab/firewall-alert' },
    {
      passed: [
        apiCall('logs', 'DeleteLogGroup', {
          requestParameters: { logGroupName: '/aws/lambda/other' },
        }),
      ],
    },
  ),
  change(
    'RuleChanged',
    'events',
    ['DisableRule', 'PutRule'],
    { name: own },
    {
      found: [
        apiCall('events', 'RemoveTargets', {
          requestParameters: { rule: own },
        }),
      ],
      passed: [
        apiCall('events', 'DisableRule', {
          requestParameters: { name: 'other' },
        }),
      ],
    },
  ),
  change(
    'QueueChanged',
    'sqs',
    ['SetQueueAttributes', 'PurgeQueue'],
    { queueUrl: `https://sqs.eu-west-1.amazonaws.com/111122223333/${own}` },
    {
      passed: [
        apiCall('sqs', 'PurgeQueue', {
          requestParameters: { queueUrl: 'https://sqs/111122223333/other' },
        }),
      ],
    },
  ),
  change('ConfigChanged', 'config', ['StopConfigurationRecorder'], {
    configurationRecorderName: 'default',
  }),
  {
    id: 'Alarm',
    found: [alarm('secure-studio-blocked-domains-lab', 'ALARM')],
    passed: [
      alarm('secure-studio-blocked-domains-lab', 'OK'),
      alarm('other', 'ALARM'),
    ],
  },
  {
    id: 'NotCompliant',
    found: [compliance(own, 'NON_COMPLIANT')],
    passed: [
      compliance(own, 'COMPLIANT'),
      compliance('other', 'NON_COMPLIANT'),
    ],
  },
];

import { Aws, Fn, Tags, type Stack } from 'aws-cdk-lib';
import {
  requiredEndpoints,
  TAGS,
  type EndpointTier,
} from 'backstage-plugin-secure-studio-common';
import { BucketPolicies } from './bucketPolicies';
import { Buckets } from './buckets';
import { ExecutionPolicy } from './executionPolicy';
import { ExecutionRole } from './executionRole';
import { FirewallPolicy } from './firewall/firewallPolicy';
import { FlowLog } from './flowLog';
import { InterfaceEndpoints } from './interfaceEndpoints';
import { Keys } from './keys';
import { Logs } from './logs';
import { FIREWALL_NAME_PREFIX, LOG_GROUP_PREFIX, uniqueName } from './names';
import { Network } from './network';
import { defineOutputs } from './outputs';
import { defineParameters } from './parameters';
import { S3Endpoint } from './s3Endpoint';
import { SecurityGroups } from './securityGroups';
import { StudioDomain } from './studioDomain';
import { Zone } from './zone';

const ENDPOINT_TIER: EndpointTier = 'studio';

/** Everything that one environment consists of, from its parameters to its outputs. */
export function defineEnvironment(stack: Stack): void {
  const parameters = defineParameters(stack);
  const name = uniqueName(parameters.environmentName);
  const logGroupPrefix = `${LOG_GROUP_PREFIX}${name}`;

  const executionRole = new ExecutionRole(stack, 'ExecutionRole');
  const keys = new Keys(stack, 'Keys', {
    executionRoleArn: executionRole.roleArn,
    logGroupPrefix,
  });
  const logs = new Logs(stack, 'Logs', {
    logGroupPrefix,
    logsKeyArn: keys.logsKeyArn,
  });
  const buckets = new Buckets(stack, 'Buckets', {
    dataKeyArn: keys.dataKeyArn,
  });

  const network = new Network(stack, 'Network', parameters);
  const { vpcId } = network;
  new FlowLog(stack, 'FlowLog', { vpcId, logGroup: logs.flowLogGroup });
  const firewallPolicy = new FirewallPolicy(stack, 'FirewallPolicy', {
    ...parameters,
    uniqueName: name,
  });
  const zones = [
    new Zone(stack, 'Zone1', {
      ...parameters,
      network,
      availabilityZone: Fn.select(0, Fn.getAzs()),
      firewallName: `${FIREWALL_NAME_PREFIX}${name}-1`,
      firewallPolicyArn: firewallPolicy.firewallPolicyArn,
      alertLogGroupName: logs.alertLogGroupName,
    }),
  ];
  const subnetIds = zones.map(zone => zone.studioSubnetId);
  const { workloadSecurityGroupId, endpointSecurityGroupId } =
    new SecurityGroups(stack, 'SecurityGroups', { vpcId });

  const s3Endpoint = new S3Endpoint(stack, 'S3Endpoint', {
    vpcId,
    routeTableIds: zones.map(zone => zone.studioRouteTableId),
    buckets: buckets.all,
  });
  new InterfaceEndpoints(stack, 'Endpoints', {
    vpcId,
    subnetIds,
    securityGroupId: endpointSecurityGroupId,
    serviceNames: requiredEndpoints(ENDPOINT_TIER, Aws.REGION)
      .filter(({ type }) => type === 'Interface')
      .map(({ serviceName }) => serviceName),
  });
  new BucketPolicies(stack, 'BucketPolicies', {
    buckets,
    s3EndpointId: s3Endpoint.endpointId,
    dataKeyArn: keys.dataKeyArn,
  });

  const { policy } = new ExecutionPolicy(stack, 'ExecutionPolicy', {
    roleName: executionRole.roleName,
    executionRoleArn: executionRole.roleArn,
    buckets: buckets.all,
    vpcId,
    subnetIds,
    workloadSecurityGroupId,
  });
  const { domain } = new StudioDomain(stack, 'Studio', {
    ...parameters,
    domainName: name,
    vpcId,
    subnetIds,
    workloadSecurityGroupId,
    executionRoleArn: executionRole.roleArn,
    storageKeyArn: keys.storageKeyArn,
  });
  domain.addResourceDependency(policy);

  defineOutputs(stack, {
    domainId: domain.attrDomainId,
    domainUrl: domain.attrUrl,
    vpcId,
    studioSubnetIds: Fn.join(',', subnetIds),
    workloadSecurityGroupId,
    s3EndpointId: s3Endpoint.endpointId,
    firewallArns: Fn.join(
      ',',
      zones.map(zone => zone.firewallArn),
    ),
    guardRuleGroupArn: firewallPolicy.guardRuleGroupArn,
    baselineRuleGroupArn: firewallPolicy.baselineRuleGroupArn,
    teamRuleGroupArn: firewallPolicy.teamRuleGroupArn,
    alertLogGroupName: logs.alertLogGroupName,
    dataBucketName: buckets.data.name,
    modelsBucketName: buckets.models.name,
    executionRoleArn: executionRole.roleArn,
    storageKeyArn: keys.storageKeyArn,
    dataKeyArn: keys.dataKeyArn,
    egressMode: 'allowlist',
    placement: 'beforeNat',
    endpointTier: ENDPOINT_TIER,
    authMode: 'IAM',
  });

  const tags = Tags.of(stack);
  const onResources = { excludeResourceTypes: ['aws:cdk:stack'] };
  tags.add(TAGS.environment, parameters.environmentName, onResources);
  tags.add(TAGS.team, parameters.team, onResources);
}

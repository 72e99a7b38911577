import { Fn, Tags, type Stack } from 'aws-cdk-lib';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { BlockedDomainsAlarm } from './blockedDomainsAlarm';
import { BucketPolicies } from './bucketPolicies';
import { Buckets } from './buckets';
import { Conditions, onlyIf } from './conditions';
import { ExecutionRoles } from './executionRoles';
import { FirewallPolicy } from './firewall/firewallPolicy';
import { FlowLog } from './flowLog';
import { InterfaceEndpoints } from './interfaceEndpoints';
import { Keys } from './keys';
import { Logs } from './logs';
import {
  FIREWALL_NAME_PREFIX,
  LOG_GROUP_PREFIX,
  stackSuffix,
  uniqueName,
  type AccountNames,
} from './names';
import { NameResolution } from './nameResolution';
import { Network } from './network';
import { defineOutputs } from './outputs';
import { ProductParameters } from './parameters/parameters';
import { dataPerimeter } from './perimeter';
import { ExecutionPolicies } from './policies/executionPolicies';
import { Rules } from './rules';
import { S3Endpoint } from './s3Endpoint';
import { SecurityGroups } from './securityGroups';
import { Settings, settingsParameterName } from './settings';
import { StudioDomain } from './studioDomain';
import { Zone } from './zone';

/** Everything that one environment consists of, from its parameters to its outputs. */
export function defineEnvironment(
  stack: Stack,
  accountNames: AccountNames,
): void {
  const parameters = new ProductParameters(stack);
  const conditions = new Conditions(stack, 'Conditions', parameters);
  new Rules(stack, 'Rules', parameters);
  const chosen = { parameters, conditions };
  const environmentName = parameters.text('environmentName');
  const name = uniqueName(environmentName);
  const perimeter = dataPerimeter(parameters, conditions);

  const logs = new Logs(stack, 'Logs', {
    logGroupPrefix: `${LOG_GROUP_PREFIX}${name}`,
    retentionInDays: parameters.number('logRetentionDays'),
  });
  const network = new Network(stack, 'Network', parameters, conditions);
  const { vpcId } = network;
  const { workloadSecurityGroupId, endpointSecurityGroupId } =
    new SecurityGroups(stack, 'SecurityGroups', { ...chosen, vpcId });
  const firewallPolicy = new FirewallPolicy(stack, 'FirewallPolicy', {
    ...chosen,
    uniqueName: name,
  });
  const roles = new ExecutionRoles(stack, 'Roles', accountNames.boundaryArn);

  const zones = [undefined, conditions.hasZone2, conditions.hasZone3].map(
    (exists, index) =>
      new Zone(stack, `Zone${index + 1}`, {
        ...chosen,
        index,
        exists,
        network,
        firewallName: `${FIREWALL_NAME_PREFIX}${name}-${index + 1}`,
        firewallPolicyArn: firewallPolicy.firewallPolicyArn,
        alertLogGroupName: logs.alertLogGroup.ref,
        flowLogGroupName: logs.firewallFlowLogGroup.ref,
      }),
  );
  const ofEach = (value: (zone: Zone) => string) =>
    zones.map(zone =>
      zone.exists ? onlyIf(zone.exists, value(zone)) : value(zone),
    );
  const subnetIds = ofEach(zone => zone.studioSubnetId);
  const routeTableIds = ofEach(zone => zone.studioRouteTableId);

  const endpoints = new InterfaceEndpoints(stack, 'Endpoints', {
    conditions,
    perimeter,
    vpcId,
    subnetIds,
    routeTableIds,
    securityGroupId: endpointSecurityGroupId,
  });
  const keys = new Keys(stack, 'Keys', {
    ...chosen,
    roles,
    launchRoleArn: accountNames.launchRoleArn,
    kmsEndpointId: endpoints.kmsEndpointId,
  });
  new FlowLog(stack, 'FlowLog', {
    vpcId,
    logGroup: logs.flowLogGroup,
    trafficType: parameters.text('flowLogTraffic'),
    permissionsBoundaryArn: accountNames.boundaryArn,
  });
  new BlockedDomainsAlarm(stack, 'BlockedDomains', {
    uniqueName: name,
    alertLogGroupName: logs.alertLogGroup.ref,
  });
  const nameResolution = new NameResolution(stack, 'NameResolution', {
    ...chosen,
    vpcId,
    uniqueName: name,
    queryLogGroup: logs.queryLogGroup,
  });

  const buckets = new Buckets(stack, 'Buckets', {
    dataKeyArn: keys.dataKeyArn,
  });
  const s3Endpoint = new S3Endpoint(stack, 'S3Endpoint', {
    ...chosen,
    perimeter,
    vpcId,
    routeTableIds,
    buckets: buckets.all,
  });
  new BucketPolicies(stack, 'BucketPolicies', {
    ...chosen,
    accountNames,
    buckets,
    s3EndpointId: s3Endpoint.endpointId,
    dataKeyArn: keys.dataKeyArn,
    jobsKeyArn: keys.jobsKeyArn,
  });

  const jobNamePrefix = stackSuffix();
  new Settings(stack, 'Settings', name, {
    environmentName,
    team: parameters.text('team'),
    jobNamePrefix,
    jobRoleArn: roles.job.arn,
    jobsKeyArn: keys.jobsKeyArn,
    subnetIds: Fn.join(',', subnetIds),
    securityGroupIds: workloadSecurityGroupId,
    dataBucketName: buckets.data.name,
    modelsBucketName: buckets.models.name,
  });
  const policies = new ExecutionPolicies(stack, 'Policies', {
    conditions,
    roles,
    environmentName,
    settingsParameterName: settingsParameterName(name),
    buckets: buckets.all,
    vpcId,
    subnetIds,
    workloadSecurityGroupId,
    jobsKeyArn: keys.jobsKeyArn,
    allowedInstanceTypes: parameters.list('allowedInstanceTypes'),
  });
  const { domain } = new StudioDomain(stack, 'Studio', {
    ...chosen,
    domainName: name,
    vpcId,
    subnetIds,
    workloadSecurityGroupId,
    roles,
    storageKeyArn: keys.storageKeyArn,
  });
  for (const safeguard of policies.safeguards) {
    domain.addResourceDependency(safeguard);
  }
  policies.isolateDomain(roles, {
    arn: domain.attrDomainArn,
    id: domain.attrDomainId,
    jobNamePrefix,
  });

  defineOutputs(
    stack,
    {
      domainId: domain.attrDomainId,
      vpcId,
      studioSubnetIds: Fn.join(',', subnetIds),
      workloadSecurityGroupId,
      s3EndpointId: s3Endpoint.endpointId,
      firewallArns: Fn.join(
        ',',
        ofEach(zone => zone.firewallArn),
      ),
      guardRuleGroupArn: firewallPolicy.guardRuleGroupArn,
      baselineRuleGroupArn: firewallPolicy.baselineRuleGroupArn,
      teamRuleGroupArn: firewallPolicy.teamRuleGroupArn,
      alertLogGroupName: logs.alertLogGroup.ref,
      teamDomainListId: nameResolution.teamDomainListId,
      dataBucketName: buckets.data.name,
      modelsBucketName: buckets.models.name,
      dataScientistRoleArn: roles.dataScientist.arn,
      mlopsEngineerRoleArn: roles.mlopsEngineer.arn,
      jobRoleArn: roles.job.arn,
      storageKeyArn: keys.storageKeyArn,
      dataKeyArn: keys.dataKeyArn,
      jobsKeyArn: keys.jobsKeyArn,
    },
    conditions.hasFirewall,
  );

  const tags = Tags.of(stack);
  const onResources = { excludeResourceTypes: ['aws:cdk:stack'] };
  tags.add(TAGS.environment, environmentName, onResources);
  tags.add(TAGS.team, parameters.text('team'), onResources);
}

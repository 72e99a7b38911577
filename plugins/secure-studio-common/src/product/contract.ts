/**
 * Parameters of the product's template, by their CloudFormation names.
 *
 * @public
 */
export const PRODUCT_PARAMETERS = {
  /** Full name of the environment. */
  environmentName: 'EnvironmentName',
  /** Entity ref of the owning group. */
  team: 'Team',
  /** Name of the first user profile. */
  userProfileName: 'UserProfileName',
  /** Entity ref of the first profile's user. */
  userProfileOwner: 'UserProfileOwner',
  vpcCidr: 'VpcCidr',
  firewallSubnetCidr: 'FirewallSubnetCidr',
  natSubnetCidr: 'NatSubnetCidr',
  studioSubnetCidr: 'StudioSubnetCidr',
  /** First list of the team's rule group: a CommaDelimitedList. */
  teamDomains: 'TeamDomains',
  /** Fixed at creation; a domain takes two, plus two for the group. */
  teamRuleGroupCapacity: 'TeamRuleGroupCapacity',
} as const;

/**
 * Outputs of the product's template, by their CloudFormation names. At most 20, so that one
 * `DescribeRecord` call answers with all of them.
 *
 * @public
 */
export const PRODUCT_OUTPUTS = {
  domainId: 'DomainId',
  domainUrl: 'DomainUrl',
  vpcId: 'VpcId',
  /** Comma-separated. */
  studioSubnetIds: 'StudioSubnetIds',
  workloadSecurityGroupId: 'WorkloadSecurityGroupId',
  s3EndpointId: 'S3EndpointId',
  /** Comma-separated, one per zone. */
  firewallArns: 'FirewallArns',
  guardRuleGroupArn: 'GuardRuleGroupArn',
  baselineRuleGroupArn: 'BaselineRuleGroupArn',
  teamRuleGroupArn: 'TeamRuleGroupArn',
  alertLogGroupName: 'AlertLogGroupName',
  dataBucketName: 'DataBucketName',
  modelsBucketName: 'ModelsBucketName',
  executionRoleArn: 'ExecutionRoleArn',
  storageKeyArn: 'StorageKeyArn',
  dataKeyArn: 'DataKeyArn',
  egressMode: 'EgressMode',
  placement: 'Placement',
  endpointTier: 'EndpointTier',
  authMode: 'AuthMode',
} as const;

/**
 * Tags that the portal and the product set. They are set once.
 *
 * @public
 */
export const TAGS = {
  /** Full name of the environment. */
  environment: 'secure-studio:environment',
  /** Entity ref of the owning group. */
  team: 'secure-studio:team',
  /** Entity ref of the user to whom a user profile belongs; also the session tag of the open role. */
  studioUserId: 'studiouserid',
} as const;

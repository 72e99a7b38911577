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
  persona: 'UserProfilePersona',
  /** User name in IAM Identity Center; empty unless the authentication mode is SSO. */
  singleSignOnUser: 'UserProfileSingleSignOnUser',

  egressMode: 'EgressMode',
  placement: 'FirewallPlacement',
  blockAction: 'BlockAction',
  /** The team's domains for the firewall, a leading dot for subdomains: a CommaDelimitedList. */
  teamDomains: 'TeamDomains',
  /** The same domains for DNS Firewall, where `.x` is `x` and `*.x`: a CommaDelimitedList. */
  teamResolverDomains: 'TeamResolverDomains',
  /** Fixed at creation; a domain takes two, plus two for the group. */
  teamRuleGroupCapacity: 'TeamRuleGroupCapacity',
  firewallDeleteProtection: 'FirewallDeleteProtection',

  /** 1 to 3. Fixed at creation, since a domain's subnets are. */
  zones: 'Zones',
  /** Names of Availability Zones, at least as many as zones; empty: the region's first ones. */
  availabilityZones: 'AvailabilityZones',
  vpcCidr: 'VpcCidr',
  /** One range for each of three zones, of which the first ones are used: CommaDelimitedLists. */
  firewallSubnetCidrs: 'FirewallSubnetCidrs',
  natSubnetCidrs: 'NatSubnetCidrs',
  studioSubnetCidrs: 'StudioSubnetCidrs',
  /** Prefix list of S3 in the region; empty: any address on port 443. */
  s3PrefixListId: 'S3PrefixListId',

  existingVpcId: 'ExistingVpcId',
  existingStudioSubnetIds: 'ExistingStudioSubnetIds',
  existingStudioRouteTableIds: 'ExistingStudioRouteTableIds',
  existingInternetGatewayId: 'ExistingInternetGatewayId',
  existingS3EndpointId: 'ExistingS3EndpointId',

  endpointTier: 'EndpointTier',
  jumpStart: 'JumpStart',
  imageLayers: 'ImageLayers',
  sampleFiles: 'SampleFiles',

  authMode: 'AuthMode',
  homeFileSystem: 'HomeFileSystem',
  idleShutdownMinutes: 'IdleShutdownMinutes',
  /** `required`: strict mode, no job without network isolation. */
  networkIsolation: 'NetworkIsolation',
  /** `*` and names such as `ml.t3.*`; apps of Studio itself run on `system`: a CommaDelimitedList. */
  allowedInstanceTypes: 'AllowedInstanceTypes',

  existingStorageKeyArn: 'ExistingStorageKeyArn',
  existingDataKeyArn: 'ExistingDataKeyArn',
  existingJobsKeyArn: 'ExistingJobsKeyArn',
  /** Roles that may read the buckets from anywhere: a CommaDelimitedList, empty for none. */
  breakGlassRoleArns: 'BreakGlassRoleArns',
  /** Widens the data perimeter from the account to the organization. */
  organizationId: 'OrganizationId',

  logRetentionDays: 'LogRetentionDays',
  flowLogTraffic: 'FlowLogTraffic',
  firewallFlowLog: 'FirewallFlowLog',
} as const;

/**
 * Outputs of the product's template, by their CloudFormation names. At most 19: with the stack's
 * ARN, which Service Catalog adds, one `DescribeRecord` call answers with all of them. What was
 * chosen is in the stack's parameters.
 *
 * @public
 */
export const PRODUCT_OUTPUTS = {
  domainId: 'DomainId',
  vpcId: 'VpcId',
  /** Comma-separated. */
  studioSubnetIds: 'StudioSubnetIds',
  workloadSecurityGroupId: 'WorkloadSecurityGroupId',
  s3EndpointId: 'S3EndpointId',
  /** Comma-separated, one per zone; absent without a firewall, as are the rule groups. */
  firewallArns: 'FirewallArns',
  guardRuleGroupArn: 'GuardRuleGroupArn',
  baselineRuleGroupArn: 'BaselineRuleGroupArn',
  teamRuleGroupArn: 'TeamRuleGroupArn',
  alertLogGroupName: 'AlertLogGroupName',
  /** DNS Firewall's list of the team's domains; absent in the modes `none` and `open`. */
  teamDomainListId: 'TeamDomainListId',
  dataBucketName: 'DataBucketName',
  modelsBucketName: 'ModelsBucketName',
  dataScientistRoleArn: 'DataScientistRoleArn',
  mlopsEngineerRoleArn: 'MlopsEngineerRoleArn',
  jobRoleArn: 'JobRoleArn',
  storageKeyArn: 'StorageKeyArn',
  dataKeyArn: 'DataKeyArn',
  jobsKeyArn: 'JobsKeyArn',
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
  /**
   * Which portal: `secureStudio.portalId`, which tells the portals of one account apart; also a
   * session tag of the open role. What has no such tag belongs to no portal in particular.
   */
  portal: 'secure-studio:portal',
  /** Entity ref of the user to whom a user profile belongs; also the session tag of the open role. */
  studioUserId: 'studiouserid',
} as const;

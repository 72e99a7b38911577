export { createAwsGateways } from './gateways';
export type { AwsGateways } from './gateways';
export { AwsError } from './errors';
export type { AwsErrorKind } from './errors';
export type { AwsTarget, Purpose } from './types';
export type { SessionIdentity } from './sessions';
export type {
  CloudFormationGateway,
  CloudFormationStack,
  StackEvent,
} from './cloudFormation';
export type { DnsFirewallGateway } from './dnsFirewall';
export type { Ec2Gateway, EndpointService, VpcEndpoint } from './ec2';
export type { InternetGateway, RouteTable, Subnet, Vpc } from './ec2Network';
export type {
  FirewallZoneState,
  NetworkFirewall,
  NetworkFirewallGateway,
  ObjectSyncState,
  RuleGroup,
} from './networkFirewall';
export type {
  CatalogProduct,
  ProductGateway,
  ProvisioningParameters,
  ResolvedProduct,
} from './products';
export type {
  DomainSummary,
  SageMakerGateway,
  StudioDomain,
  UserProfile,
} from './sageMaker';
export type { ProvisioningRecord } from './provisioningRecord';
export type {
  ProvisionedProduct,
  ProvisionedProductDetail,
  ProvisionProductRequest,
  ServiceCatalogGateway,
} from './serviceCatalog';
export type { SsmGateway } from './ssm';
export type { StsGateway } from './sts';
export type { StudioUrlGateway } from './studioUrls';

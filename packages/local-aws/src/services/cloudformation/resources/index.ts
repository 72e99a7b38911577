import { alarms } from './alarms';
import { cdk } from './cdk';
import { dnsFirewall } from './dnsFirewall';
import { dnsFirewallRules } from './dnsFirewallRules';
import { config } from './config';
import { ec2Endpoints } from './ec2Endpoints';
import { ec2Nat } from './ec2Nat';
import { ec2Network } from './ec2Network';
import { ec2Routing } from './ec2Routing';
import { ec2SecurityGroups } from './ec2SecurityGroups';
import { events } from './events';
import { iamPolicies } from './iamPolicies';
import { iamRole } from './iamRole';
import { kms } from './kms';
import { logs } from './logs';
import { networkFirewall } from './networkFirewall';
import { networkFirewallRules } from './networkFirewallRules';
import { queryLogging } from './queryLogging';
import { AnyResourceProvider } from './ResourceProvider';
import { s3 } from './s3';
import { sagemaker } from './sagemaker';
import { serviceCatalog } from './serviceCatalog';
import { serviceCatalogConstraints } from './serviceCatalogConstraints';
import { serviceCatalogProduct } from './serviceCatalogProduct';
import { sqs } from './sqs';
import { serviceCatalogSharing } from './serviceCatalogSharing';
import { ssm } from './ssm';
import { ssmDocument } from './ssmDocument';

/** The resource types that are served. */
export const resourceProviders: ReadonlyMap<string, AnyResourceProvider> =
  new Map(
    [
      ...alarms,
      ...cdk,
      ...config,
      ...dnsFirewall,
      ...dnsFirewallRules,
      ...ec2Endpoints,
      ...ec2Nat,
      ...ec2Network,
      ...ec2Routing,
      ...ec2SecurityGroups,
      ...events,
      ...iamPolicies,
      ...iamRole,
      ...kms,
      ...logs,
      ...networkFirewall,
      ...networkFirewallRules,
      ...queryLogging,
      ...s3,
      ...sagemaker,
      ...serviceCatalog,
      ...serviceCatalogConstraints,
      ...serviceCatalogProduct,
      ...serviceCatalogSharing,
      ...sqs,
      ...ssm,
      ...ssmDocument,
    ].map(provider => [provider.type, provider]),
  );

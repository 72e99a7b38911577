import { cdk } from './cdk';
import { ec2Endpoints } from './ec2Endpoints';
import { ec2Nat } from './ec2Nat';
import { ec2Network } from './ec2Network';
import { ec2Routing } from './ec2Routing';
import { ec2SecurityGroups } from './ec2SecurityGroups';
import { iamPolicies } from './iamPolicies';
import { iamRole } from './iamRole';
import { kms } from './kms';
import { logs } from './logs';
import { networkFirewall } from './networkFirewall';
import { networkFirewallRules } from './networkFirewallRules';
import { AnyResourceProvider } from './ResourceProvider';
import { s3 } from './s3';
import { sagemaker } from './sagemaker';
import { serviceCatalog } from './serviceCatalog';
import { serviceCatalogProduct } from './serviceCatalogProduct';
import { ssm } from './ssm';

/** The resource types that are served. */
export const resourceProviders: ReadonlyMap<string, AnyResourceProvider> =
  new Map(
    [
      ...cdk,
      ...ec2Endpoints,
      ...ec2Nat,
      ...ec2Network,
      ...ec2Routing,
      ...ec2SecurityGroups,
      ...iamPolicies,
      ...iamRole,
      ...kms,
      ...logs,
      ...networkFirewall,
      ...networkFirewallRules,
      ...s3,
      ...sagemaker,
      ...serviceCatalog,
      ...serviceCatalogProduct,
      ...ssm,
    ].map(provider => [provider.type, provider]),
  );

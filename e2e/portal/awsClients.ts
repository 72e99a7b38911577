import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { NetworkFirewallClient } from '@aws-sdk/client-network-firewall';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import {
  ProvisionedProductAttribute,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { localAwsEnvironment, REGION } from 'scripts/localAws';

/** Plain SDK clients, as an administrator's scripts use them: they know nothing of the portal. */
export function awsClients(endpoint: string) {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } =
    localAwsEnvironment(endpoint);
  const configuration = {
    endpoint,
    region: REGION,
    credentials: {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
    },
  };
  return {
    ec2: new EC2Client(configuration),
    iam: new IAMClient(configuration),
    networkFirewall: new NetworkFirewallClient(configuration),
    sagemaker: new SageMakerClient(configuration),
    serviceCatalog: new ServiceCatalogClient(configuration),
  };
}

/** The provisioned products of this name, whatever their state. */
export async function provisionedProducts(
  endpoint: string,
  name: string,
): Promise<ProvisionedProductAttribute[]> {
  const { serviceCatalog } = awsClients(endpoint);
  const { ProvisionedProducts = [] } = await serviceCatalog.send(
    new SearchProvisionedProductsCommand({
      AccessLevelFilter: { Key: 'Account', Value: 'self' },
      PageSize: 100,
    }),
  );
  return ProvisionedProducts.filter(product => product.Name === name);
}

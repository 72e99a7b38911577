import {
  DescribeProductCommand,
  DescribeProvisioningParametersCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { undefinedIfNotFound } from './errors';
import { AwsSession } from './sessions';
import { AwsTarget } from './types';

/** A version of a product, and the path by which it is launched. */
export interface ResolvedProduct {
  productId: string;
  /** Of the provisioning artifact, which is a version of the product. */
  artifactId: string;
  pathId: string;
}

/** A target's product, as its provision role sees it. */
export interface CatalogProduct {
  id: string;
  /** Those that are active. A deprecated one is kept where it runs, and not launched. */
  versions: { id: string; name: string; isDeprecated: boolean }[];
  /** One for each portfolio through which the role can launch it; a path has the portfolio's name. */
  paths: { id: string; name: string }[];
}

/** What a launch may and has to say. */
export interface ProvisioningParameters {
  parameters: {
    name: string;
    hasDefault: boolean;
    /** Any where they are left out. */
    allowedValues?: string[];
  }[];
  /** A key with one value is added by Service Catalog itself, one with several is to be chosen. */
  tagOptions: { key: string; values: string[] }[];
}

export interface ProductGateway {
  /** Undefined where the role can launch no such product. */
  describeProduct(): Promise<CatalogProduct | undefined>;
  describeProvisioningParameters(
    product: ResolvedProduct,
  ): Promise<ProvisioningParameters>;
}

export function createProductGateway(
  { product }: AwsTarget,
  { clientConfig, call }: AwsSession,
): ProductGateway {
  const client = new ServiceCatalogClient(clientConfig);

  return {
    async describeProduct() {
      const command = new DescribeProductCommand(
        product.startsWith('prod-') ? { Id: product } : { Name: product },
      );
      const answer = await undefinedIfNotFound(
        call('servicecatalog:DescribeProduct', o => client.send(command, o)),
      );
      return (
        answer && {
          id: answer.ProductViewSummary?.ProductId ?? '',
          versions: (answer.ProvisioningArtifacts ?? []).map(artifact => ({
            id: artifact.Id ?? '',
            name: artifact.Name ?? '',
            isDeprecated: artifact.Guidance === 'DEPRECATED',
          })),
          paths: (answer.LaunchPaths ?? []).map(({ Id = '', Name = '' }) => ({
            id: Id,
            name: Name,
          })),
        }
      );
    },

    async describeProvisioningParameters({ productId, artifactId, pathId }) {
      const command = new DescribeProvisioningParametersCommand({
        ProductId: productId,
        ProvisioningArtifactId: artifactId,
        PathId: pathId,
      });
      const answer = await call(
        'servicecatalog:DescribeProvisioningParameters',
        o => client.send(command, o),
      );
      return {
        parameters: (answer.ProvisioningArtifactParameters ?? []).map(
          parameter => ({
            name: parameter.ParameterKey ?? '',
            hasDefault: parameter.DefaultValue !== undefined,
            allowedValues: parameter.ParameterConstraints?.AllowedValues,
          }),
        ),
        tagOptions: (answer.TagOptions ?? []).map(
          ({ Key = '', Values = [] }) => ({ key: Key, values: Values }),
        ),
      };
    },
  };
}

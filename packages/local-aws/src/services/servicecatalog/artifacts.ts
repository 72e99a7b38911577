import {
  CreateProvisioningArtifactInput,
  CreateProvisioningArtifactOutput,
  DeleteProvisioningArtifactInput,
  DescribeProvisioningArtifactInput,
  DescribeProvisioningArtifactOutput,
  ListProvisioningArtifactsInput,
  ListProvisioningArtifactsOutput,
  ProvisioningArtifactDetail,
  ProvisioningArtifactProperties,
  UpdateProvisioningArtifactInput,
  UpdateProvisioningArtifactOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { invalidParameters, resourceInUse, resourceNotFound } from './errors';
import { operation } from './operation';
import { parameterDetails } from './parameters';
import { findProduct, productById } from './products';
import { ArtifactRecord, ProductRecord, products } from './records';
import { readTemplate } from './template';

export const createProvisioningArtifact =
  operation<CreateProvisioningArtifactInput>()(
    ['ProductId', 'Parameters', 'IdempotencyToken'],
    [],
    async (
      { ProductId, Parameters },
      context,
    ): Promise<CreateProvisioningArtifactOutput> => {
      const product = productById(ProductId, context);
      // Names are not unique: no error for it is declared.
      const artifact = newest(
        await newArtifact(Parameters, context),
        product.artifacts,
      );
      save(product, [...product.artifacts, artifact], context);
      return {
        ProvisioningArtifactDetail: artifactDetail(artifact),
        Info: { TemplateUrl: artifact.templateUrl },
        Status: 'AVAILABLE',
      };
    },
  );

export const updateProvisioningArtifact =
  operation<UpdateProvisioningArtifactInput>()(
    ['ProductId', 'ProvisioningArtifactId'],
    ['Name', 'Description', 'Active', 'Guidance'],
    (input, context): UpdateProvisioningArtifactOutput => {
      const { ProductId, ProvisioningArtifactId: Id } = input;
      const product = productById(ProductId, context);
      const existing = findArtifact({ Id }, product);
      const artifact: ArtifactRecord = {
        ...existing,
        Name: input.Name ?? existing.Name,
        Description: input.Description ?? existing.Description,
        Active: input.Active ?? existing.Active,
        Guidance: input.Guidance ?? existing.Guidance,
      };
      const artifacts = product.artifacts.map(other =>
        other.Id === Id ? artifact : other,
      );
      save(product, artifacts, context);
      return {
        ProvisioningArtifactDetail: artifactDetail(artifact),
        Status: 'AVAILABLE',
      };
    },
  );

export const deleteProvisioningArtifact =
  operation<DeleteProvisioningArtifactInput>()(
    ['ProductId', 'ProvisioningArtifactId'],
    [],
    ({ ProductId, ProvisioningArtifactId: Id }, context): object => {
      const product = productById(ProductId, context);
      findArtifact({ Id }, product);
      const rest = product.artifacts.filter(artifact => artifact.Id !== Id);
      if (!rest.length) {
        throw resourceInUse(`${Id} is the last version of ${ProductId}.`);
      }
      save(product, rest, context);
      return {};
    },
  );

export const listProvisioningArtifacts =
  operation<ListProvisioningArtifactsInput>()(
    ['ProductId'],
    [],
    ({ ProductId }, context): ListProvisioningArtifactsOutput => ({
      ProvisioningArtifactDetails: productById(
        ProductId,
        context,
      ).artifacts.map(artifactDetail),
    }),
  );

export const describeProvisioningArtifact =
  operation<DescribeProvisioningArtifactInput>()(
    [],
    [
      'ProductId',
      'ProductName',
      'ProvisioningArtifactId',
      'ProvisioningArtifactName',
      'Verbose',
      'IncludeProvisioningArtifactParameters',
    ],
    (input, context): DescribeProvisioningArtifactOutput => {
      const product = findProduct(
        { Id: input.ProductId, Name: input.ProductName },
        products(context).values(),
      );
      const artifact = findArtifact(
        {
          Id: input.ProvisioningArtifactId,
          Name: input.ProvisioningArtifactName,
        },
        product,
      );
      return {
        ProvisioningArtifactDetail: artifactDetail(artifact),
        Info: { TemplateUrl: artifact.templateUrl },
        Status: 'AVAILABLE',
        ProvisioningArtifactParameters:
          input.IncludeProvisioningArtifactParameters
            ? parameterDetails(artifact.template)
            : undefined,
      };
    },
  );

/** Versions made in the same instant stay in the order in which they were made. */
function newest(
  artifact: ArtifactRecord,
  others: readonly ArtifactRecord[],
): ArtifactRecord {
  const last = Math.max(
    ...others.map(({ createdTime }) => new Date(createdTime).getTime()),
  );
  const created = new Date(artifact.createdTime).getTime();
  return {
    ...artifact,
    createdTime: new Date(Math.max(created, last + 1)).toISOString(),
  };
}

/** @throws AwsError InvalidParametersException when there is no such template. */
export async function newArtifact(
  properties: ProvisioningArtifactProperties,
  context: CallContext,
): Promise<ArtifactRecord> {
  const { Name, Description, Info, Type } = properties;
  const templateUrl = Info?.LoadTemplateFromURL;
  if (Type !== undefined && Type !== 'CLOUD_FORMATION_TEMPLATE') {
    throw invalidParameters(
      `local-aws does not serve versions of type ${Type}`,
    );
  }
  if (!templateUrl) {
    throw invalidParameters('Info must have LoadTemplateFromURL.');
  }
  return {
    Id: `pa-${randomId(13)}`,
    Name,
    Description,
    Guidance: 'DEFAULT',
    Active: true,
    createdTime: context.clock.now().toISOString(),
    templateUrl,
    template: await readTemplate(templateUrl, context),
  };
}

/**
 * The version with this id or name.
 * @throws AwsError InvalidParametersException unless exactly one is given; ResourceNotFoundException
 */
export function findArtifact(
  { Id, Name }: { Id?: string; Name?: string },
  product: ProductRecord,
): ArtifactRecord {
  if ((Id === undefined) === (Name === undefined)) {
    throw invalidParameters(
      'Specify either the provisioning artifact id or its name.',
    );
  }
  const [artifact, ...others] = product.artifacts.filter(candidate =>
    Id === undefined ? candidate.Name === Name : candidate.Id === Id,
  );
  if (!artifact) {
    throw resourceNotFound(`Provisioning artifact ${Id ?? Name} not found.`);
  }
  // https://github.com/hashicorp/terraform-provider-aws/issues/24362; [UNV] that inactive ones count.
  if (others.length) {
    throw invalidParameters(
      `Multiple Provisioning Artifact with name ${Name} found.`,
    );
  }
  return artifact;
}

export function artifactDetail(
  artifact: ArtifactRecord,
): ProvisioningArtifactDetail {
  const { Id, Name, Description, Active, Guidance } = artifact;
  return {
    Id,
    Name,
    Description,
    Type: 'CLOUD_FORMATION_TEMPLATE',
    CreatedTime: new Date(artifact.createdTime),
    Active,
    Guidance,
  };
}

function save(
  product: ProductRecord,
  artifacts: ArtifactRecord[],
  context: CallContext,
): void {
  products(context).set(product.ProductId, { ...product, artifacts });
}

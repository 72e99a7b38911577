import {
  UpdateProvisionedProductInput,
  UpdateProvisionedProductOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { findArtifact } from './artifacts';
import { invalidParameters } from './errors';
import { findProvisionedProduct } from './findProvisionedProduct';
import { launchRoleArn } from './launchConstraints';
import { chooseLaunchPath } from './launchPaths';
import { begin, newRecord, recordByToken } from './newRecord';
import { operation } from './operation';
import { checkParameters } from './parameters';
import { productById } from './products';
import { recordDetail } from './recordDetail';
import {
  ArtifactRecord,
  ProductRecord,
  ProvisionedProductRecord,
  provisionedProducts,
  records,
} from './records';
import { applyTemplateConstraints } from './templateConstraints';

/**
 * Tags of a provisioned product stay as they are, which is what AWS does by default.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
 */
export const updateProvisionedProduct =
  operation<UpdateProvisionedProductInput>()(
    ['UpdateToken'],
    [
      'ProvisionedProductId',
      'ProvisionedProductName',
      'ProductId',
      'ProvisioningArtifactId',
      'ProvisioningArtifactName',
      'PathId',
      'PathName',
      'ProvisioningParameters',
    ],
    (input, context): UpdateProvisionedProductOutput => {
      const earlier = recordByToken(
        'UPDATE_PROVISIONED_PRODUCT',
        input.UpdateToken,
        context,
      );
      if (earlier) return { RecordDetail: recordDetail(earlier) };

      const provisioned = changeable(input, context);
      const product = productById(provisioned.ProductId, context);
      const artifact = wantedArtifact(input, provisioned, product);
      const path = chooseLaunchPath(
        product,
        input.PathName === undefined
          ? { PathId: input.PathId ?? provisioned.PathId }
          : input,
        context,
      );
      const parameters = wantedParameters(input, provisioned, product, context);
      const pair = {
        portfolioId: path.portfolio.Id,
        productId: product.ProductId,
      };
      checkParameters(artifact.template, parameters);
      applyTemplateConstraints(pair, artifact.template, parameters, context);

      const recordId = `rec-${randomId(13)}`;
      const changing: ProvisionedProductRecord = {
        ...provisioned,
        status: 'UNDER_CHANGE',
        statusMessage: undefined,
        PathId: path.id,
        LastRecordId: recordId,
        LastProvisioningRecordId: recordId,
        LaunchRoleArn: launchRoleArn(pair.portfolioId, pair.productId, context),
      };
      provisionedProducts(context).set(changing.Id, changing);
      const record = newRecord(
        recordId,
        'UPDATE_PROVISIONED_PRODUCT',
        {
          ...changing,
          ProvisioningArtifactId: artifact.Id,
          ProvisioningArtifactName: artifact.Name,
        },
        input.UpdateToken,
        context,
        { parameters },
      );
      begin(record, context);
      return { RecordDetail: recordDetail(record) };
    },
  );

function changeable(
  input: UpdateProvisionedProductInput,
  context: CallContext,
): ProvisionedProductRecord {
  const provisioned = findProvisionedProduct(
    { Id: input.ProvisionedProductId, Name: input.ProvisionedProductName },
    context,
  );
  // [UNV] which error it is: nothing else that the operation declares fits.
  if (provisioned.status === 'UNDER_CHANGE') {
    throw invalidParameters(
      `Provisioned product ${provisioned.Name} is under change.`,
    );
  }
  if ((input.ProductId ?? provisioned.ProductId) !== provisioned.ProductId) {
    throw invalidParameters(
      'local-aws does not serve the update to another product.',
    );
  }
  return provisioned;
}

/**
 * A deprecated version can be kept, not gone to.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisioningArtifact.html
 */
function wantedArtifact(
  input: UpdateProvisionedProductInput,
  { ProvisioningArtifactId: currentId }: ProvisionedProductRecord,
  product: ProductRecord,
): ArtifactRecord {
  const { ProvisioningArtifactId, ProvisioningArtifactName: Name } = input;
  const Id =
    ProvisioningArtifactId ?? (Name === undefined ? currentId : undefined);
  const artifact = findArtifact({ Id, Name }, product);
  if (
    artifact.Id !== currentId &&
    (!artifact.Active || artifact.Guidance === 'DEPRECATED')
  ) {
    throw invalidParameters(
      `Provisioning artifact ${artifact.Id} cannot be launched.`,
    );
  }
  return artifact;
}

/** A previous value is the one of the last record that succeeded, or its version's default. */
function wantedParameters(
  { ProvisioningParameters = [] }: UpdateProvisionedProductInput,
  provisioned: ProvisionedProductRecord,
  product: ProductRecord,
  context: CallContext,
): Array<{ Key?: string; Value?: string }> {
  const last = records(context).get(
    provisioned.LastSuccessfulProvisioningRecordId ?? '',
  );
  const version = product.artifacts.find(
    ({ Id }) => Id === last?.product.ProvisioningArtifactId,
  );
  return ProvisioningParameters.map(({ Key = '', Value, UsePreviousValue }) => {
    if (!UsePreviousValue) return { Key, Value };
    const previous =
      last?.parameters.find(parameter => parameter.Key === Key)?.Value ??
      version?.template.parameters[Key]?.Default;
    return {
      Key,
      Value: previous === undefined ? undefined : String(previous),
    };
  });
}

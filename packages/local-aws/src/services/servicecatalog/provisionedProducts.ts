import {
  DescribeProvisionedProductInput,
  DescribeProvisionedProductOutput,
  GetProvisionedProductOutputsInput,
  GetProvisionedProductOutputsOutput,
  ProvisionedProductAttribute,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { invalidParameters } from './errors';
import { findProvisionedProduct } from './findProvisionedProduct';
import { listPage } from './listPage';
import { operation } from './operation';
import { ProvisionedProductRecord, records } from './records';
import { attributeOf } from './search';

export const describeProvisionedProduct =
  operation<DescribeProvisionedProductInput>()(
    [],
    ['Id', 'Name'],
    (input, context): DescribeProvisionedProductOutput => {
      const product = findProvisionedProduct(input, context);
      const attribute = attributeOf(product, context);
      return {
        ProvisionedProductDetail: detailOf(attribute, product),
        CloudWatchDashboards: [],
      };
    },
  );

export const getProvisionedProductOutputs =
  operation<GetProvisionedProductOutputsInput>()(
    [],
    [
      'ProvisionedProductId',
      'ProvisionedProductName',
      'OutputKeys',
      'PageSize',
      'PageToken',
    ],
    (input, context): GetProvisionedProductOutputsOutput => {
      const product = findProvisionedProduct(
        { Id: input.ProvisionedProductId, Name: input.ProvisionedProductName },
        context,
      );
      const page = listPage(
        outputsOf(product, input.OutputKeys, context),
        ({ OutputKey }) => OutputKey ?? '',
        input,
      );
      return { Outputs: page.items, NextPageToken: page.nextToken };
    },
  );

/** @throws AwsError InvalidParametersException for a key that the product does not have. */
function outputsOf(
  product: ProvisionedProductRecord,
  keys: readonly string[] | undefined,
  context: CallContext,
) {
  const { LastSuccessfulProvisioningRecordId: recordId } = product;
  const outputs =
    recordId === undefined ? [] : records(context).get(recordId)?.outputs ?? [];
  const unknown = keys?.find(
    key => !outputs.some(({ OutputKey }) => OutputKey === key),
  );
  if (unknown !== undefined) {
    throw invalidParameters(`Output key ${unknown} does not exist.`);
  }
  return outputs.filter(
    ({ OutputKey = '' }) => !keys || keys.includes(OutputKey),
  );
}

/**
 * Without tags, physical id and names.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionedProductDetail.html
 */
function detailOf(
  attribute: ProvisionedProductAttribute,
  product: ProvisionedProductRecord,
) {
  const {
    Tags: _tags,
    PhysicalId: _physicalId,
    ProductName: _productName,
    ProvisioningArtifactName: _artifactName,
    UserArn: _userArn,
    UserArnSession: _userArnSession,
    ...detail
  } = attribute;
  return { ...detail, LaunchRoleArn: product.LaunchRoleArn };
}

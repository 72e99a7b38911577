import {
  ProvisionProductInput,
  ProvisionProductOutput,
  TerminateProvisionedProductInput,
  TerminateProvisionedProductOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { findArtifact } from './artifacts';
import { provisionedProductArn } from './autoTags';
import { launchRoleArn } from './launchConstraints';
import {
  duplicateResource,
  invalidParameters,
  resourceNotFound,
} from './errors';
import { chooseLaunchPath } from './launchPaths';
import { begin, newRecord, recordByToken } from './newRecord';
import { operation } from './operation';
import { checkParameters } from './parameters';
import { findProduct } from './products';
import {
  ProvisionedProductRecord,
  provisionedProducts,
  products,
} from './records';
import { recordDetail } from './recordDetail';
import { findProvisionedProduct } from './findProvisionedProduct';
import { withTagOptions } from './tagOptionValues';
import { applyTemplateConstraints } from './templateConstraints';

export const provisionProduct = operation<ProvisionProductInput>()(
  ['ProvisionedProductName', 'ProvisionToken'],
  [
    'ProductId',
    'ProductName',
    'ProvisioningArtifactId',
    'ProvisioningArtifactName',
    'PathId',
    'PathName',
    'ProvisioningParameters',
    'Tags',
    'NotificationArns',
  ],
  (input, context): ProvisionProductOutput => {
    const { ProvisionedProductName: Name, ProvisionToken: token } = input;
    const earlier = recordByToken('PROVISION_PRODUCT', token, context);
    if (earlier) return { RecordDetail: recordDetail(earlier) };

    const product = newProvisionedProduct(input, Name, token, context);
    const record = newRecord(
      product.LastRecordId,
      'PROVISION_PRODUCT',
      product,
      token,
      context,
      {
        parameters: input.ProvisioningParameters,
        notificationArns: input.NotificationArns,
      },
    );
    provisionedProducts(context).set(product.Id, product);
    begin(record, context);
    return { RecordDetail: recordDetail(record) };
  },
);

export const terminateProvisionedProduct =
  operation<TerminateProvisionedProductInput>()(
    ['TerminateToken'],
    ['ProvisionedProductId', 'ProvisionedProductName'],
    (input, context): TerminateProvisionedProductOutput => {
      const { TerminateToken: token } = input;
      // The token counts only while the termination runs: https://docs.aws.amazon.com/servicecatalog/latest/dg/API_TerminateProvisionedProduct.html
      const earlier = recordByToken(
        'TERMINATE_PROVISIONED_PRODUCT',
        token,
        context,
      );
      if (earlier && earlier.status !== 'FAILED') {
        if (earlier.status === 'SUCCEEDED') {
          throw resourceNotFound('Provisioned product not found.');
        }
        return { RecordDetail: recordDetail(earlier) };
      }
      const product = findProvisionedProduct(
        { Id: input.ProvisionedProductId, Name: input.ProvisionedProductName },
        context,
      );
      // [UNV] which error it is: the operation declares ResourceNotFoundException alone.
      if (product.status === 'UNDER_CHANGE') {
        throw invalidParameters(
          `Provisioned product ${product.Name} is under change.`,
        );
      }
      const recordId = `rec-${randomId(13)}`;
      const changing: ProvisionedProductRecord = {
        ...product,
        status: 'UNDER_CHANGE',
        statusMessage: undefined,
        LastRecordId: recordId,
      };
      const record = newRecord(
        recordId,
        'TERMINATE_PROVISIONED_PRODUCT',
        changing,
        token,
        context,
      );
      provisionedProducts(context).set(product.Id, changing);
      begin(record, context);
      return { RecordDetail: recordDetail(record) };
    },
  );

function newProvisionedProduct(
  input: ProvisionProductInput,
  Name: string,
  token: string,
  context: CallContext,
): ProvisionedProductRecord {
  const product = findProduct(
    { Id: input.ProductId, Name: input.ProductName },
    products(context).values(),
  );
  const path = chooseLaunchPath(product, input, context);
  const artifact = findArtifact(
    {
      Id: input.ProvisioningArtifactId,
      Name: input.ProvisioningArtifactName,
    },
    product,
  );
  // A deprecated version can be kept, not launched: https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisioningArtifact.html
  if (!artifact.Active || artifact.Guidance === 'DEPRECATED') {
    throw invalidParameters(
      `Provisioning artifact ${artifact.Id} cannot be launched.`,
    );
  }
  const parameters = input.ProvisioningParameters ?? [];
  checkParameters(artifact.template, parameters);
  const pair = { portfolioId: path.portfolio.Id, productId: product.ProductId };
  applyTemplateConstraints(pair, artifact.template, parameters, context);
  // Unique per account, whatever state the other one is in: https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionProduct.html
  if (
    provisionedProducts(context)
      .values()
      .some(other => other.Name === Name)
  ) {
    throw duplicateResource(
      `A provisioned product named ${Name} already exists.`,
    );
  }
  const Id = `pp-${randomId(13)}`;
  const recordId = `rec-${randomId(13)}`;
  return {
    Id,
    Arn: provisionedProductArn({ Name, Id }, context),
    Name,
    ProductId: product.ProductId,
    ProductName: product.Name,
    ProvisioningArtifactId: artifact.Id,
    ProvisioningArtifactName: artifact.Name,
    PathId: path.id,
    IdempotencyToken: token,
    status: 'UNDER_CHANGE',
    createdTime: context.clock.now().toISOString(),
    tags: withTagOptions(pair, input.Tags ?? [], context),
    LastRecordId: recordId,
    LastProvisioningRecordId: recordId,
    owner: context.caller,
    LaunchRoleArn: launchRoleArn(path.portfolio.Id, product.ProductId, context),
  };
}

import { AccessLevelFilter } from '@aws-sdk/client-service-catalog';
import { AuthorizationRequest, CallContext, Service } from '../../service';
import { AccessLevel, accessLevel, isAtLevel } from './accessLevel';
import {
  catalogArn,
  ProvisionedProductRecord,
  provisionedProducts,
  products,
  records,
} from './records';

/**
 * Actions, resources and condition keys as AWS lists them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsservicecatalog.html
 */
export const authorization: Service['authorization'] = {
  ProvisionProduct: onProduct('ProvisionProduct'),
  DescribeProduct: onProduct('DescribeProduct'),
  DescribeProvisioningParameters: onProduct('DescribeProvisioningParameters'),
  ListLaunchPaths: onProduct('ListLaunchPaths'),
  DescribeProvisioningArtifact: onProduct('DescribeProvisioningArtifact'),
  ListProvisioningArtifacts: onProduct('ListProvisioningArtifacts'),
  SearchProvisionedProducts: atAskedLevel(
    'SearchProvisionedProducts',
    'Account',
  ),
  ListRecordHistory: atAskedLevel('ListRecordHistory', 'User'),
  DescribeRecord: (input: { Id?: string }, context: CallContext) => {
    const record = records(context).get(input.Id ?? '');
    return [onOwned('DescribeRecord', record?.product, context)];
  },
  DescribeProvisionedProduct: (input: Asked, context: CallContext) => [
    onOwned('DescribeProvisionedProduct', asked(input, context), context),
  ],
  UpdateProvisionedProduct: (input: Asked, context: CallContext) => [
    onOwned('UpdateProvisionedProduct', asked(input, context), context),
  ],
  TerminateProvisionedProduct: (input: Asked, context: CallContext) => [
    onOwned('TerminateProvisionedProduct', asked(input, context), context),
  ],
};

function onProduct(operation: string) {
  return (
    input: {
      ProductId?: string;
      ProductName?: string;
      Id?: string;
      Name?: string;
    },
    context: CallContext,
  ): AuthorizationRequest[] => {
    const id = input.ProductId ?? input.Id;
    const name = input.ProductName ?? input.Name;
    const product = products(context)
      .values()
      .find(({ ProductId, Name }) =>
        id === undefined ? Name === name : ProductId === id,
      );
    return [
      {
        action: `servicecatalog:${operation}`,
        resource: product?.ARN ?? catalogArn(context, `product/${id ?? '*'}`),
      },
    ];
  };
}

function atAskedLevel(operation: string, otherwise: AccessLevel) {
  return (input: {
    AccessLevelFilter?: AccessLevelFilter;
  }): AuthorizationRequest[] => [
    {
      action: `servicecatalog:${operation}`,
      resource: '*',
      conditionKeys: levelKeys(accessLevel(input.AccessLevelFilter, otherwise)),
    },
  ];
}

/** A thing that does not exist is nobody's: only an account-wide right may find that out. */
function onOwned(
  operation: string,
  product: ProvisionedProductRecord | undefined,
  context: CallContext,
): AuthorizationRequest {
  const levels = ['User', 'Role', 'Account'] as const;
  const level =
    product &&
    levels.find(candidate => isAtLevel(candidate, product, context.caller));
  return {
    action: `servicecatalog:${operation}`,
    resource: '*',
    conditionKeys: levelKeys(level ?? 'Account'),
  };
}

/** The levels contain each other: account ⊃ role ⊃ user. */
function levelKeys(level: AccessLevel): Record<string, string> {
  return {
    'servicecatalog:accountLevel': 'self',
    ...(level !== 'Account' && { 'servicecatalog:roleLevel': 'self' }),
    ...(level === 'User' && { 'servicecatalog:userLevel': 'self' }),
  };
}

interface Asked {
  readonly Id?: string;
  readonly Name?: string;
  readonly ProvisionedProductId?: string;
  readonly ProvisionedProductName?: string;
}

function asked(
  input: Asked,
  context: CallContext,
): ProvisionedProductRecord | undefined {
  const id = input.Id ?? input.ProvisionedProductId;
  const name = input.Name ?? input.ProvisionedProductName;
  return provisionedProducts(context)
    .values()
    .find(({ Id, Name }) => (id === undefined ? Name === name : Id === id));
}

import {
  CreateProductInput,
  DescribePortfolioShareType,
  PrincipalType,
  ProvisioningArtifactGuidance,
  RecordError,
  RecordStatus,
  Tag,
} from '@aws-sdk/client-service-catalog';
import { CallContext, Caller } from '../../service';
import { Collection } from '../../state';
import { TemplateOutline } from './template';

export interface PortfolioRecord {
  readonly Id: string;
  readonly ARN: string;
  readonly DisplayName: string;
  readonly ProviderName: string;
  readonly Description?: string;
  readonly tags: Tag[];
  /** ISO time, as all `…Time`s here. */
  readonly createdTime: string;
}

export interface ArtifactRecord {
  readonly Id: string;
  readonly Name?: string;
  readonly Description?: string;
  readonly Guidance: ProvisioningArtifactGuidance;
  readonly Active: boolean;
  readonly createdTime: string;
  readonly templateUrl: string;
  readonly template: TemplateOutline;
}

export interface ProductRecord
  extends Pick<
    CreateProductInput,
    | 'Description'
    | 'Distributor'
    | 'SupportDescription'
    | 'SupportEmail'
    | 'SupportUrl'
  > {
  readonly ProductId: string;
  readonly ProductViewId: string;
  readonly ARN: string;
  readonly Name: string;
  readonly Owner: string;
  readonly tags: Tag[];
  readonly createdTime: string;
  readonly artifacts: ArtifactRecord[];
}

export interface PrincipalRecord {
  readonly PortfolioId: string;
  readonly PrincipalARN: string;
  readonly PrincipalType: PrincipalType;
}

export interface ConstraintRecord {
  readonly ConstraintId: string;
  readonly Type: string;
  readonly Description?: string;
  readonly Owner: string;
  readonly PortfolioId: string;
  readonly ProductId: string;
  /** JSON text. */
  readonly Parameters: string;
}

export interface TagOptionRecord {
  readonly Id: string;
  readonly Key: string;
  readonly Value: string;
  readonly Active: boolean;
  readonly Owner: string;
}

export interface PortfolioShareRecord {
  readonly PortfolioId: string;
  readonly PrincipalId: string;
  readonly Type: DescribePortfolioShareType;
  readonly ShareTagOptions: boolean;
  readonly SharePrincipals: boolean;
}

export interface ProvisionedProductRecord {
  readonly Id: string;
  readonly Arn: string;
  readonly Name: string;
  readonly ProductId: string;
  readonly ProductName: string;
  readonly ProvisioningArtifactId: string;
  readonly ProvisioningArtifactName?: string;
  readonly PathId: string;
  readonly IdempotencyToken: string;
  readonly status: 'UNDER_CHANGE' | 'AVAILABLE' | 'ERROR' | 'TAINTED';
  readonly statusMessage?: string;
  readonly createdTime: string;
  readonly tags: Tag[];
  /** The stack's ARN, once there is one. */
  readonly PhysicalId?: string;
  readonly LastRecordId: string;
  readonly LastProvisioningRecordId: string;
  readonly LastSuccessfulProvisioningRecordId?: string;
  /** Who asked for it. */
  readonly owner: Caller;
  /** In place of the owner this role deals with the stack. */
  readonly LaunchRoleArn?: string;
}

export type RecordType =
  | 'PROVISION_PRODUCT'
  | 'UPDATE_PROVISIONED_PRODUCT'
  | 'TERMINATE_PROVISIONED_PRODUCT';

export interface RecordOutput {
  readonly OutputKey?: string;
  readonly OutputValue?: string;
  readonly Description?: string;
}

/** What was asked of a provisioned product, and how far it is. */
export interface RecordRecord {
  readonly RecordId: string;
  readonly RecordType: RecordType;
  readonly status: RecordStatus;
  readonly createdTime: string;
  readonly updatedTime: string;
  /** The provisioned product as it was when asked; it may be gone since. */
  readonly product: ProvisionedProductRecord;
  /** Provision or terminate token. */
  readonly token: string;
  readonly parameters: ReadonlyArray<{ Key?: string; Value?: string }>;
  readonly notificationArns: readonly string[];
  readonly errors: RecordError[];
  readonly outputs: RecordOutput[];
}

export const portfolios = collection<PortfolioRecord>('portfolios');
export const products = collection<ProductRecord>('products');
/** Key: {@link pairKey} of portfolio and product. */
export const productAssociations = collection<{
  PortfolioId: string;
  ProductId: string;
}>('productAssociations');
/** Key: {@link pairKey} of portfolio and principal. */
export const principals = collection<PrincipalRecord>('principals');
export const constraints = collection<ConstraintRecord>('constraints');
export const tagOptions = collection<TagOptionRecord>('tagOptions');
/** Key: {@link pairKey} of resource and tag option. */
export const tagOptionAssociations = collection<{
  ResourceId: string;
  TagOptionId: string;
}>('tagOptionAssociations');
/** Key: {@link pairKey} of portfolio and principal. */
export const portfolioShares =
  collection<PortfolioShareRecord>('portfolioShares');
export const provisionedProducts = collection<ProvisionedProductRecord>(
  'provisionedProducts',
);
export const records = collection<RecordRecord>('records');

export function pairKey(first: string, second: string): string {
  return `${first} ${second}`;
}

/**
 * The prefix is `catalog`, not `servicecatalog`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsservicecatalog.html
 */
export function catalogArn(context: CallContext, resource: string): string {
  const { region, caller } = context;
  return `arn:aws:catalog:${region}:${caller.accountId}:${resource}`;
}

function collection<Item extends object>(name: string) {
  return (context: CallContext): Collection<Item> =>
    context.state.collection(`servicecatalog.${name}`);
}

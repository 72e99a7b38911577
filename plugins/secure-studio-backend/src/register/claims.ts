import {
  MAX_ENVIRONMENT_NAME_LENGTH,
  TAGS,
} from 'backstage-plugin-secure-studio-common';
import { ProvisionedProduct } from '../aws';
import { groupRef, TargetConfig } from '../config';
import { Claim, ClaimedProfile } from './types';

const FULL_NAME = /^[a-z][a-z0-9-]*$/;

/**
 * What a provisioned product claims to be, where it is of the target's product and bears the tags
 * of an environment of this portal, or of no portal that says its name.
 */
export function claimOf(
  product: ProvisionedProduct,
  target: Pick<TargetConfig, 'product'>,
  portalId: string,
): Claim | undefined {
  const { [TAGS.environment]: name = '', [TAGS.team]: team = '' } =
    product.tags;
  const portal = product.tags[TAGS.portal] ?? null;
  const owner = groupRef(team);
  if (
    !owner ||
    !FULL_NAME.test(name) ||
    name.length > MAX_ENVIRONMENT_NAME_LENGTH ||
    !isOfProduct(product, target) ||
    (portal !== null && portal !== portalId)
  ) {
    return undefined;
  }
  return {
    provisionedProductId: product.id,
    name,
    owner,
    portal,
    productStatus: product.status,
    createdAt: product.createdAt ?? null,
  };
}

function isOfProduct(
  { productId, productName }: ProvisionedProduct,
  { product }: Pick<TargetConfig, 'product'>,
): boolean {
  return product === productId || product === productName;
}

/** What AWS itself says of a provisioned product: facts that no tag can claim. */
export interface Evidence {
  /** Who launched it: an ARN of an IAM role or user. */
  readonly userArn: string | undefined;
  readonly provisionedProductName: string;
  /** ARN of the role with which it was launched. */
  readonly launchRoleArn: string | undefined;
  readonly profiles: readonly ClaimedProfile[];
}

/**
 * Why the claim cannot be taken for the truth. The portal's own provision role launched what the
 * portal made, with the product's own launch role: whoever else can launch the product can write
 * any tag.
 *
 * @returns nothing where it may be registered together with others.
 */
export function doubtsOf(
  claim: Claim,
  evidence: Evidence,
  target: Pick<TargetConfig, 'launchRole'> & { roles: { provision: string } },
): string[] {
  return [
    ...(claim.portal === null
      ? [`It has no tag ${TAGS.portal}: another portal may have made it`]
      : []),
    ...(evidence.userArn === target.roles.provision
      ? []
      : ["It was not launched by the target's provision role"]),
    ...(target.launchRole && evidence.launchRoleArn === target.launchRole
      ? []
      : ["It was not launched with the target's launch role"]),
    ...(evidence.provisionedProductName === claim.name
      ? []
      : ['Its name in Service Catalog is not the one that its tag says']),
    ...evidence.profiles
      .filter(({ user }) => user === null)
      .map(({ name }) => `Its profile ${name} names no user`),
  ];
}

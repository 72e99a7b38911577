import { TAGS } from '../product';

/**
 * Key and value in the narrowest form that a service of the product takes: Service Catalog's `Tag`
 * (API reference, "Tag"), which hands them to the stack and to all that is in it.
 */
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;

/** AWS's own tags begin so (AWS General Reference, "Tagging AWS resources"), in any case. */
const AWS_PREFIX = 'aws:';
const PORTAL_PREFIX = 'secure-studio:';

/** Of a provisioned product (Service Catalog API reference, `ProvisionProduct`: `Tags`). */
const MAX_TAGS_OF_PRODUCT = 50;

/**
 * Tags that a target can add to an environment, beside those that the portal and the product set.
 *
 * @public
 */
export const MAX_ADDED_TAGS = MAX_TAGS_OF_PRODUCT - Object.keys(TAGS).length;

/**
 * The rule that the key of an added tag breaks; nothing where it is fit.
 *
 * @public
 */
export function checkTagKey(key: string): string | undefined {
  if (!KEY.test(key)) {
    return 'must be the key of a tag: 1 to 128 letters, digits, spaces and any of _ . : / = + - @';
  }
  const folded = foldTagKey(key);
  if (folded.startsWith(AWS_PREFIX)) {
    return `must not begin with ${AWS_PREFIX}, which is AWS's own`;
  }
  return folded.startsWith(PORTAL_PREFIX) ||
    Object.values<string>(TAGS).includes(folded)
    ? 'must not be a tag that the portal sets'
    : undefined;
}

/**
 * The rule that the value of an added tag breaks; nothing where it is fit.
 *
 * @public
 */
export function checkTagValue(value: string): string | undefined {
  return VALUE.test(value)
    ? undefined
    : 'must be the value of a tag: 1 to 256 letters, digits, spaces and any of _ . : / = + - @';
}

/**
 * The spelling by which keys are compared: for IAM, two keys that differ in case are one (IAM User
 * Guide, "Tags for AWS Identity and Access Management resources"), and the product has roles.
 *
 * @public
 */
export function foldTagKey(key: string): string {
  return key.toLocaleLowerCase('en-US');
}

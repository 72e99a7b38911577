import { Address4 } from 'ip-address';

/**
 * Whether every address of the inner IPv4 range, in CIDR notation, is in the outer one.
 *
 * @public
 */
export function cidrContains(outer: string, inner: string): boolean {
  return new Address4(inner).isInSubnet(new Address4(outer));
}

/**
 * Whether two IPv4 ranges, in CIDR notation, have an address in common.
 *
 * @public
 */
export function cidrsOverlap(one: string, other: string): boolean {
  return cidrContains(one, other) || cidrContains(other, one);
}

import { AwsError } from '../../AwsError';
import { pageOf } from '../page';

interface Request {
  readonly Limit?: number;
  readonly Marker?: string;
}

interface Listing<Item> {
  readonly items: Item[];
  readonly Truncated: boolean;
  readonly NextMarker?: string;
}

/** One page of a KMS listing, 50 items by default. @throws InvalidMarkerException */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { Limit = 50, Marker }: Request,
): Listing<Item> {
  const found = pageOf(items, keyOf, Limit, Marker);
  if (!found) {
    throw new AwsError('InvalidMarkerException', `Invalid marker: ${Marker}`);
  }
  return {
    items: found.items,
    Truncated: found.nextToken !== undefined,
    NextMarker: found.nextToken,
  };
}

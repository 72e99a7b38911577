import { AwsError } from '../../AwsError';
import { pageOf } from '../page';

interface Request {
  readonly MaxItems?: number;
  readonly Marker?: string;
}

interface Listing<Item> {
  readonly items: Item[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** One page of an IAM listing, 100 items by default. @throws ValidationError for a foreign marker */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxItems = 100, Marker }: Request,
): Listing<Item> {
  const found = pageOf(items, keyOf, MaxItems, Marker);
  if (!found) {
    throw new AwsError('ValidationError', `Invalid Marker: ${Marker}`);
  }
  return {
    items: found.items,
    IsTruncated: found.nextToken !== undefined,
    Marker: found.nextToken,
  };
}

import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { pageOf } from '../page';

const mostResults = 1000;

type FilterValue = string | number | boolean | undefined;

/** What a filter compares, by the filter's name. */
export type Filters<Item> = Readonly<
  Record<string, (item: Item) => FilterValue | readonly FilterValue[]>
>;

interface Request {
  readonly Filters?: readonly Filter[];
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

interface Kind<Item> {
  readonly filters: Filters<Item>;
  /** The ids asked for, each with the error for one that does not exist. */
  readonly ids?: readonly string[];
  readonly idOf: (item: Item) => string;
  /** Tells items with the same id apart. */
  readonly keyOf?: (item: Item) => string;
  readonly notFound: (id: string) => AwsError;
  /** The fewest results that a page may be limited to; 5 for most operations. */
  readonly leastResults?: number;
}

interface Page<Item> {
  readonly items: Item[];
  readonly NextToken?: string;
}

/** What a Describe operation answers: by id, by filter, by page. */
export function select<Item extends object>(
  items: readonly Item[],
  request: Request,
  kind: Kind<Item>,
): Page<Item> {
  const { ids, idOf } = kind;
  for (const id of ids ?? []) {
    if (!items.some(item => idOf(item) === id)) {
      throw kind.notFound(id);
    }
  }
  const found = items
    .filter(item => !ids?.length || ids.includes(idOf(item)))
    .filter(matching(request.Filters, kind.filters));
  return page(found, request, kind);
}

/** @throws InvalidParameterValue where a filter has a name that the operation does not know */
function matching<Item extends object>(
  filters: readonly Filter[] = [],
  readers: Filters<Item>,
): (item: Item) => boolean {
  const tests = filters.map(({ Name = '', Values = [] }) => {
    const read = readerOf(Name, readers);
    const patterns = Values.map(wildcard);
    return (item: Item) =>
      [read(item)]
        .flat()
        .filter(value => value !== undefined)
        .some(value => patterns.some(pattern => pattern.test(String(value))));
  });
  return item => tests.every(test => test(item));
}

function readerOf<Item extends object>(name: string, readers: Filters<Item>) {
  if (name === 'tag-key') {
    return (item: Item) => tagsIn(item).map(({ Key }) => Key);
  }
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return (item: Item) =>
      tagsIn(item)
        .filter(({ Key }) => Key === key)
        .map(({ Value }) => Value);
  }
  if (!Object.hasOwn(readers, name)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The filter '${name}' is invalid`,
    );
  }
  return readers[name];
}

function tagsIn(item: { readonly Tags?: readonly Tag[] }): readonly Tag[] {
  return item.Tags ?? [];
}

/** "You can use wildcards with the filter values. An asterisk (*) matches zero or more characters, and a question mark (?) matches zero or one character." (EC2 user guide) */
function wildcard(value: string): RegExp {
  const source = value
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.?');
  return new RegExp(`^${source}$`, 's');
}

function page<Item>(
  items: Item[],
  { MaxResults, NextToken }: Request,
  { keyOf, idOf, leastResults = 5 }: Kind<Item>,
): Page<Item> {
  if (
    MaxResults !== undefined &&
    (MaxResults < leastResults || MaxResults > mostResults)
  ) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between ${leastResults} and ${mostResults}.`,
    );
  }
  const found = pageOf(
    items,
    keyOf ?? idOf,
    MaxResults ?? mostResults,
    NextToken,
  );
  if (!found) {
    throw new AwsError(
      'InvalidParameterValue',
      'Unable to parse pagination token',
    );
  }
  return { items: found.items, NextToken: found.nextToken };
}

import type { Filter, Tag } from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';

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
  return page(found, request, kind.leastResults ?? 5);
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
  leastResults: number,
): Page<Item> {
  if (
    MaxResults !== undefined &&
    (MaxResults < leastResults || MaxResults > 1000)
  ) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value between ${leastResults} and 1000.`,
    );
  }
  const start = NextToken === undefined ? 0 : readToken(NextToken);
  const end = start + (MaxResults ?? 1000);
  return {
    items: items.slice(start, end),
    NextToken: end < items.length ? writeToken(end) : undefined,
  };
}

function writeToken(position: number): string {
  return Buffer.from(`position:${position}`).toString('base64url');
}

function readToken(token: string): number {
  const text = Buffer.from(token, 'base64url').toString();
  const position = /^position:(\d+)$/.exec(text)?.[1];
  if (position === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      'Unable to parse pagination token',
    );
  }
  return Number(position);
}

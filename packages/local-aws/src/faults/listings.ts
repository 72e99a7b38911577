import { firstRequest, nextRequest } from './pages';
import { Random, shuffled } from './random';

/** Answers one request of a listing. */
type Ask = (input: object) => object | Promise<object>;

/**
 * The page that is asked for, as long as it would be, with items from anywhere in the listing: what
 * is on it may have been on an earlier page, and what is not may be on none.
 */
export async function dealtPage(
  input: object,
  ask: Ask,
  random: Random,
): Promise<object> {
  const page = await ask(input);
  const all = await allPages(input, ask);
  return mapLists(page, (items, name) =>
    shuffled(
      all.flatMap(each => listsOf(each).get(name) ?? []),
      random,
    ).slice(0, items.length),
  );
}

/** The answer without items that have one of these as id, name or ARN; undefined when it has none. */
export function withoutItems(
  output: object,
  names: readonly string[],
): object | undefined {
  const isNamed = (item: unknown) =>
    [item, ...Object.values(Object(item))].some(
      value => typeof value === 'string' && names.includes(value),
    );
  let left = 0;
  const rest = mapLists(output, items => {
    const kept = items.filter(item => !isNamed(item));
    left += items.length - kept.length;
    return kept;
  });
  if (left === 0) return undefined;
  const { TotalResultsCount: total }: { TotalResultsCount?: unknown } = output;
  return typeof total === 'number'
    ? { ...rest, TotalResultsCount: total - left }
    : rest;
}

async function allPages(input: object, ask: Ask): Promise<object[]> {
  const pages: object[] = [];
  let request: object | undefined = firstRequest(input);
  while (request) {
    const page: object = await ask(request);
    pages.push(page);
    request = nextRequest(request, page);
  }
  return pages;
}

function listsOf(output: object): Map<string, unknown[]> {
  return new Map(
    Object.entries(output).filter(([, value]) => Array.isArray(value)),
  );
}

function mapLists(
  output: object,
  change: (items: unknown[], name: string) => unknown[],
): object {
  const changed = [...listsOf(output)].map(([name, items]) => [
    name,
    change(items, name),
  ]);
  return { ...output, ...Object.fromEntries(changed) };
}

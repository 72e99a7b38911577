interface PagedCall {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
}

const REQUEST_TOKENS = [
  'NextToken',
  'nextToken',
  'PageToken',
  'Marker',
  'ContinuationToken',
];
const ANSWER_TOKENS = [
  'NextToken',
  'nextToken',
  'NextPageToken',
  'Marker',
  'NextContinuationToken',
];

/** Knows which page of a listing a call asks for, by the token that an earlier answer gave out. */
export function createPageCounter() {
  const pageByToken = new Map<string, number>();
  const key = (call: PagedCall, token: string) =>
    `${call.service}:${call.operation}:${token}`;

  const pageOf = (call: PagedCall): number => {
    const token = firstString(call.input, REQUEST_TOKENS);
    return token === undefined ? 1 : pageByToken.get(key(call, token)) ?? 1;
  };

  return {
    pageOf,
    answered(call: PagedCall, output: object): void {
      const token = firstString(output, ANSWER_TOKENS);
      if (token !== undefined) {
        pageByToken.set(key(call, token), pageOf(call) + 1);
      }
    },
  };
}

function firstString(
  record: object,
  names: readonly string[],
): string | undefined {
  const found = Object.entries(record).find(
    ([name, value]) => names.includes(name) && typeof value === 'string',
  );
  return found?.[1];
}

interface PagedCall {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
}

/** The members by which listings go on: of the answer, and of the request for the next page. */
const TOKENS: Readonly<Record<string, string>> = {
  NextToken: 'NextToken',
  nextToken: 'nextToken',
  NextPageToken: 'PageToken',
  Marker: 'Marker',
  NextMarker: 'Marker',
  NextContinuationToken: 'ContinuationToken',
};
const REQUEST_TOKENS = [...new Set(Object.values(TOKENS))];

/** Knows which page of a listing a call asks for, by the token that an earlier answer gave out. */
export function createPageCounter() {
  const pageByToken = new Map<string, number>();
  const key = (call: PagedCall, token: string) =>
    `${call.service}:${call.operation}:${token}`;

  const pageOf = (call: PagedCall): number => {
    const [token] = tokensIn(call.input, REQUEST_TOKENS);
    return token === undefined ? 1 : pageByToken.get(key(call, token[1])) ?? 1;
  };

  return {
    pageOf,
    answered(call: PagedCall, output: object): void {
      const [token] = tokensIn(output, Object.keys(TOKENS));
      if (token !== undefined) {
        pageByToken.set(key(call, token[1]), pageOf(call) + 1);
      }
    },
  };
}

/** The request for a listing's first page. */
export function firstRequest(input: object): object {
  return Object.fromEntries(
    Object.entries(input).filter(([name]) => !REQUEST_TOKENS.includes(name)),
  );
}

/** The request for the page after this answer; undefined after the last one. */
export function nextRequest(input: object, output: object): object | undefined {
  const [token] = tokensIn(output, Object.keys(TOKENS));
  return token && { ...input, [TOKENS[token[0]]]: token[1] };
}

function tokensIn(
  record: object,
  names: readonly string[],
): Array<[name: string, token: string]> {
  return Object.entries(record).filter(
    ([name, value]) => names.includes(name) && typeof value === 'string',
  );
}

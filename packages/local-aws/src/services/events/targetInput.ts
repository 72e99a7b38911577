import type { Target } from '@aws-sdk/client-eventbridge';

/** An event as it is on the bus. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

/** What a target gets of an event: all of it, a part, a text of its own, or one made of parts. */
export function targetInput(
  target: Target,
  event: BusEvent,
  rule: { readonly name: string; readonly arn: string },
): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) {
    return JSON.stringify(valueAt(event, target.InputPath) ?? {});
  }
  const { InputTransformer } = target;
  if (!InputTransformer) return JSON.stringify(event);
  const variables = new Map<string, unknown>([
    ['aws.events.rule-name', rule.name],
    ['aws.events.rule-arn', rule.arn],
    ['aws.events.event.ingestion-time', event.time],
    ['aws.events.event.json', event],
    ...Object.entries(InputTransformer.InputPathsMap ?? {}).map(
      ([name, path]): [string, unknown] => [name, valueAt(event, path)],
    ),
  ]);
  return fill(InputTransformer.InputTemplate ?? '', variables);
}

/** Members by their names and places, such as `$.resources[0]`. */
export function valueAt(event: unknown, path: string): unknown {
  return [...path.replace(/^\$/, '').matchAll(/\.([\w-]+)|\[(\d+)\]/g)].reduce(
    (value: unknown, [, name, index]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === (name ?? index))?.[1]
        : undefined,
    event,
  );
}

/**
 * Replaces `<variable>`: as a text within quotation marks, as JSON outside. A path that leads nowhere
 * leaves an empty text within, and nothing outside ("Common issues with transforming input").
 */
function fill(
  template: string,
  variables: ReadonlyMap<string, unknown>,
): string {
  let quoted = false;
  return template.replace(
    /\\.|"|<([\w.-]+)>/g,
    (token: string, name: string | undefined) => {
      if (token === '"') quoted = !quoted;
      if (name === undefined || !variables.has(name)) return token;
      return quoted
        ? textWithin(variables.get(name))
        : JSON.stringify(variables.get(name)) ?? '';
    },
  );
}

function textWithin(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

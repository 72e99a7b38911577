import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/** An object that has these keys and no other. */
export function object<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `expected no such key, but one of ${keys}`
        : `expected an object with the keys ${keys}`,
  });
}

export function text(pattern: RegExp, expectation: string) {
  return z.string({ error: expectation }).regex(pattern, expectation);
}

/** Any text that says something. */
export function name(expectation: string) {
  return text(/^\S(.*\S)?$/, expectation);
}

export function wholeNumber(least: number) {
  const expectation = `expected a whole number of at least ${least}`;
  return z.int({ error: expectation }).min(least, expectation);
}

/** A list of different things, of which there is one at least. */
export function list<Item extends z.ZodType>(item: Item, expectation: string) {
  return different(
    z.array(item, { error: expectation }).min(1, expectation),
    expectation,
  );
}

/** The same list, with nothing in it twice. */
export function different<Item extends z.ZodType>(
  items: z.ZodArray<Item>,
  expectation: string,
) {
  return items.refine(
    all => new Set(all).size === all.length,
    `${expectation}, none twice`,
  );
}

/** An entity ref of a group, in full. */
export const group = text(
  /^\S+$/,
  'expected a group entity ref such as group:default/platform',
).transform((value, context) => {
  const ref = groupRef(value);
  if (!ref) {
    context.addIssue(
      'expected a group entity ref such as group:default/platform',
    );
    return z.NEVER;
  }
  return ref;
});

/** The full entity ref of a group; undefined where the text is none. */
export function groupRef(value: string): string | undefined {
  try {
    const ref = parseEntityRef(value);
    return ref.kind.toLocaleLowerCase('en-US') === 'group'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}

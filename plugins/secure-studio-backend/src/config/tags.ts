import {
  checkTagKey,
  checkTagValue,
  foldTagKey,
  MAX_ADDED_TAGS,
} from 'backstage-plugin-secure-studio-common';
import { z } from 'zod';
import { TagField } from './types';
import { list, name, object } from './values';

const tagValue = z
  .string({ error: 'expected a text, in quotes where it looks like a number' })
  .superRefine((value, context) => {
    const rule = checkTagValue(value);
    if (rule) {
      context.addIssue(rule);
    }
  });

/** Tags of every environment of a target. */
export const tags = z
  .record(z.string(), tagValue, {
    error: 'expected an object of tags, such as { CostCenter: "1000" }',
  })
  .default({});

/** Tags whose value the requester gives. */
export const tagFields = z
  .array(
    object({
      key: z.string({ error: 'expected the key of a tag' }),
      title: name('expected the title of the field'),
      description: name('expected a text below the field').optional(),
      required: z.boolean({ error: 'expected true or false' }).default(false),
      values: list(tagValue, 'expected a list of values').optional(),
    }),
    { error: 'expected a list of fields' },
  )
  .default([]);

/** The keys of a target's tags and fields: each fit, none twice, and not more than AWS takes. */
export function checkTags(
  target: { tags: Record<string, string>; tagFields: readonly TagField[] },
  context: z.RefinementCtx,
): void {
  const keys = [
    ...Object.keys(target.tags).map(key => ({ key, path: ['tags', key] })),
    ...target.tagFields.map(({ key }, index) => ({
      key,
      path: ['tagFields', index, 'key'],
    })),
  ];
  keys.forEach(({ key, path }, index) => {
    const taken = keys
      .slice(0, index)
      .some(earlier => foldTagKey(earlier.key) === foldTagKey(key));
    const rule =
      checkTagKey(key) ??
      (taken
        ? 'must be the key of no other tag or field; IAM does not tell cases apart'
        : undefined);
    if (rule) {
      context.addIssue({ code: 'custom', path, message: rule });
    }
  });
  if (keys.length > MAX_ADDED_TAGS) {
    context.addIssue({
      code: 'custom',
      path: ['tags'],
      message: `expected at most ${MAX_ADDED_TAGS} tags together with tagFields: AWS takes 50 with those of the portal`,
    });
  }
}

import {
  foldTagKey,
  MAX_ADDED_TAGS,
  TAGS,
  TagField,
} from 'backstage-plugin-secure-studio-common';
import { ProvisioningParameters } from '../aws';
import { TargetConfig } from '../config';
import { TargetProblem } from './types';

type TagOption = ProvisioningParameters['tagOptions'][number];

/** The tags of a target's environments, and those that requesters are asked for. */
export interface OfferedTags {
  tags: Record<string, string>;
  tagFields: TagField[];
}

/**
 * What of the tags that the configuration says is sent, given the TagOptions of product and portfolio:
 * a key with one value Service Catalog adds by itself, one with several values has to get one of them,
 * and one without a value can have no tag at all (Service Catalog Administrator Guide, "TagOption
 * Library").
 */
export function offerTags(
  { tags, tagFields }: Pick<TargetConfig, 'tags' | 'tagFields'>,
  options: readonly TagOption[],
): OfferedTags | TargetProblem {
  const problem =
    Object.entries(tags)
      .flatMap(([key, value]) =>
        brokenOption(`tags.${key}`, key, [value], options),
      )
      .concat(
        tagFields.flatMap(({ key, values }, index) =>
          brokenOption(`tagFields[${index}]`, key, values, options),
        ),
        options.flatMap(refusePortalTag),
      )[0] ?? undefined;
  if (problem) {
    return problem;
  }
  const valuesOf = (key: string) =>
    options.find(option => option.key === key)?.values;
  const isAdded = (key: string) => valuesOf(key)?.length === 1;
  const asked = new Set([
    ...Object.keys(tags),
    ...tagFields.map(({ key }) => key),
  ]);
  const offered: OfferedTags = {
    tags: Object.fromEntries(
      Object.entries(tags).filter(([key]) => !isAdded(key)),
    ),
    tagFields: [
      ...tagFields
        .filter(({ key }) => !isAdded(key))
        .map(field => narrow(field, valuesOf(field.key))),
      ...options
        .filter(({ key, values }) => values.length > 1 && !asked.has(key))
        .map(({ key, values }) => ({
          key,
          title: key,
          required: true,
          values: [...values],
        })),
    ],
  };
  return (
    tooMany(offered, options.filter(({ key }) => isAdded(key)).length) ??
    offered
  );
}

/** A field whose key has a TagOption: its value is one of the option's, and there has to be one. */
function narrow(
  { values, ...field }: TargetConfig['tagFields'][number],
  optionValues: readonly string[] | undefined,
): TagField {
  if (!optionValues) {
    return { ...field, ...(values && { values: [...values] }) };
  }
  return {
    ...field,
    required: true,
    values: optionValues.filter(value => values?.includes(value) ?? true),
  };
}

/** @param values - Those that the tag can get; any where they are left out. */
function brokenOption(
  path: string,
  key: string,
  values: readonly string[] | undefined,
  options: readonly TagOption[],
): TargetProblem[] {
  const option = options.find(
    candidate => foldTagKey(candidate.key) === foldTagKey(key),
  );
  if (!option) {
    return [];
  }
  if (option.key !== key) {
    return [
      {
        key: path,
        expectation: `the key as its TagOption spells it: ${option.key}`,
      },
    ];
  }
  return option.values.some(value => values?.includes(value) ?? true)
    ? []
    : [
        {
          key: path,
          expectation:
            option.values.length > 0
              ? `a value of the TagOption ${key}: ${option.values.join(', ')}`
              : `no tag ${key}, since the TagOptions of product and portfolio have no value of it in common`,
        },
      ];
}

function refusePortalTag({ key }: TagOption): TargetProblem[] {
  return Object.values<string>(TAGS).includes(foldTagKey(key))
    ? [
        {
          key: 'product',
          expectation: `a product without the TagOption ${key}, which is a tag that the portal sets`,
        },
      ]
    : [];
}

function tooMany(
  { tags, tagFields }: OfferedTags,
  added: number,
): TargetProblem | undefined {
  const count = Object.keys(tags).length + tagFields.length + added;
  return count > MAX_ADDED_TAGS
    ? {
        key: 'tags',
        expectation: `at most ${MAX_ADDED_TAGS} tags together with tagFields and TagOptions, not ${count}`,
      }
    : undefined;
}

import {
  Tag,
  TagOptionDetail,
  TagOptionSummary,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { invalidParameters } from './errors';
import { tagOptionAssociations, tagOptions } from './records';

/** The tag options of a portfolio or a product. */
export function tagOptionsOfResource(
  resourceId: string,
  context: CallContext,
): TagOptionDetail[] {
  return tagOptionAssociations(context)
    .values()
    .filter(({ ResourceId }) => ResourceId === resourceId)
    .flatMap(({ TagOptionId }) => tagOptions(context).get(TagOptionId) ?? []);
}

/**
 * The values that a launch may choose from: of a key that portfolio and product both have, the
 * common ones, and none is a conflict (administrator guide, "TagOption Library").
 */
export function tagOptionsOf(
  portfolioId: string,
  productId: string,
  context: CallContext,
): Array<Required<TagOptionSummary>> {
  const [ofPortfolio, ofProduct] = [portfolioId, productId].map(id =>
    valuesByKey(tagOptionsOfResource(id, context)),
  );
  return [...new Set([...ofPortfolio.keys(), ...ofProduct.keys()])].map(Key => {
    const left = ofPortfolio.get(Key);
    const right = ofProduct.get(Key);
    const Values =
      left && right
        ? left.filter(value => right.includes(value))
        : left ?? right ?? [];
    return { Key, Values };
  });
}

/**
 * The tags of a launch, with those whose tag option has one value only.
 *
 * @throws AwsError InvalidParametersException; that it is this one is [UNV].
 */
export function withTagOptions(
  { portfolioId, productId }: { portfolioId: string; productId: string },
  given: readonly Tag[],
  context: CallContext,
): Tag[] {
  const options = tagOptionsOf(portfolioId, productId, context);
  const chosen = options.flatMap(({ Key, Values }) => {
    const tag = given.find(other => other.Key === Key);
    if (tag === undefined && Values.length === 1) {
      return [{ Key, Value: Values[0] }];
    }
    if (tag === undefined && Values.length === 0) return [];
    if (tag?.Value === undefined || !Values.includes(tag.Value)) {
      throw invalidParameters(
        `The tag ${Key} must have one of the values of its TagOption: [${Values.join(
          ', ',
        )}]`,
      );
    }
    return [];
  });
  return [...given, ...chosen];
}

function valuesByKey(options: readonly TagOptionDetail[]) {
  const values = new Map<string, string[]>();
  for (const { Key = '', Value = '', Active } of options) {
    if (Active) values.set(Key, [...(values.get(Key) ?? []), Value]);
  }
  return values;
}

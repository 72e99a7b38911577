import {
  AssociateTagOptionWithResourceInput,
  CreateTagOptionInput,
  CreateTagOptionOutput,
  DeleteTagOptionInput,
  DescribeTagOptionInput,
  DescribeTagOptionOutput,
  DisassociateTagOptionFromResourceInput,
  ListTagOptionsInput,
  ListTagOptionsOutput,
  UpdateTagOptionInput,
  UpdateTagOptionOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import {
  duplicateResource,
  limitExceeded,
  resourceInUse,
  resourceNotFound,
} from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  pairKey,
  portfolios,
  products,
  tagOptionAssociations,
  TagOptionRecord,
  tagOptions,
} from './records';
import { tagOptionsOfResource } from './tagOptionValues';

/**
 * Tag options per resource.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/adminguide/limits.html
 */
const MAX_PER_RESOURCE = 25;

const CreateTagOption = operation<CreateTagOptionInput>()(
  ['Key', 'Value'],
  [],
  ({ Key, Value }, context): CreateTagOptionOutput => {
    requireUnique(Key, Value, undefined, context);
    const option: TagOptionRecord = {
      Id: `tag-${randomId(13)}`,
      Key,
      Value,
      Active: true,
      Owner: context.caller.accountId,
    };
    tagOptions(context).set(option.Id, option);
    return { TagOptionDetail: option };
  },
);

const DescribeTagOption = operation<DescribeTagOptionInput>()(
  ['Id'],
  [],
  ({ Id }, context): DescribeTagOptionOutput => ({
    TagOptionDetail: findTagOption(Id, context),
  }),
);

const ListTagOptions = operation<ListTagOptionsInput>()(
  [],
  ['Filters', 'PageSize', 'PageToken'],
  ({ Filters = {}, ...paging }, context): ListTagOptionsOutput => {
    const matching = tagOptions(context)
      .values()
      .filter(
        option =>
          (Filters.Key ?? option.Key) === option.Key &&
          (Filters.Value ?? option.Value) === option.Value &&
          (Filters.Active ?? option.Active) === option.Active,
      );
    const page = listPage(matching, ({ Id }) => Id, paging);
    return { TagOptionDetails: page.items, PageToken: page.nextToken };
  },
);

const UpdateTagOption = operation<UpdateTagOptionInput>()(
  ['Id'],
  ['Value', 'Active'],
  ({ Id, Value, Active }, context): UpdateTagOptionOutput => {
    const before = findTagOption(Id, context);
    const option: TagOptionRecord = {
      ...before,
      Value: Value ?? before.Value,
      Active: Active ?? before.Active,
    };
    requireUnique(option.Key, option.Value, Id, context);
    tagOptions(context).set(Id, option);
    return { TagOptionDetail: option };
  },
);

const DeleteTagOption = operation<DeleteTagOptionInput>()(
  ['Id'],
  [],
  ({ Id }, context): object => {
    findTagOption(Id, context);
    // "You cannot delete a TagOption if it is associated with a product or portfolio."
    const isUsed = tagOptionAssociations(context)
      .values()
      .some(({ TagOptionId }) => TagOptionId === Id);
    if (isUsed) {
      throw resourceInUse(`TagOption ${Id} is associated with a resource.`);
    }
    tagOptions(context).delete(Id);
    return {};
  },
);

const AssociateTagOptionWithResource =
  operation<AssociateTagOptionWithResourceInput>()(
    ['ResourceId', 'TagOptionId'],
    [],
    ({ ResourceId, TagOptionId }, context): object => {
      findTagOption(TagOptionId, context);
      if (
        !portfolios(context).get(ResourceId) &&
        !products(context).get(ResourceId)
      ) {
        throw resourceNotFound(`Resource ${ResourceId} not found.`);
      }
      const key = pairKey(ResourceId, TagOptionId);
      if (tagOptionAssociations(context).get(key)) {
        throw duplicateResource(
          `TagOption ${TagOptionId} is associated with ${ResourceId} already.`,
        );
      }
      const others = tagOptionsOfResource(ResourceId, context);
      if (others.length >= MAX_PER_RESOURCE) {
        throw limitExceeded(
          `A resource takes at most ${MAX_PER_RESOURCE} TagOptions.`,
        );
      }
      tagOptionAssociations(context).set(key, { ResourceId, TagOptionId });
      return {};
    },
  );

const DisassociateTagOptionFromResource =
  operation<DisassociateTagOptionFromResourceInput>()(
    ['ResourceId', 'TagOptionId'],
    [],
    ({ ResourceId, TagOptionId }, context): object => {
      const key = pairKey(ResourceId, TagOptionId);
      if (!tagOptionAssociations(context).delete(key)) {
        throw resourceNotFound(
          `TagOption ${TagOptionId} is not associated with ${ResourceId}.`,
        );
      }
      return {};
    },
  );

export const tagOptionOperations = {
  CreateTagOption,
  DescribeTagOption,
  ListTagOptions,
  UpdateTagOption,
  DeleteTagOption,
  AssociateTagOptionWithResource,
  DisassociateTagOptionFromResource,
};

function findTagOption(id: string, context: CallContext): TagOptionRecord {
  const option = tagOptions(context).get(id);
  if (!option) throw resourceNotFound(`TagOption ${id} not found.`);
  return option;
}

function requireUnique(
  key: string,
  value: string,
  ownId: string | undefined,
  context: CallContext,
): void {
  const isTaken = tagOptions(context)
    .values()
    .some(
      ({ Id, Key, Value }) => Id !== ownId && Key === key && Value === value,
    );
  if (isTaken) {
    throw duplicateResource(`A TagOption ${key}=${value} exists already.`);
  }
}

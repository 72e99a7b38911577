import {
  CreatePortfolioInput,
  CreatePortfolioOutput,
  DeletePortfolioInput,
  DescribePortfolioInput,
  DescribePortfolioOutput,
  ListPortfoliosInput,
  ListPortfoliosOutput,
  PortfolioDetail,
  UpdatePortfolioInput,
  UpdatePortfolioOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { resourceInUse, resourceNotFound } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  catalogArn,
  constraints,
  PortfolioRecord,
  portfolioShares,
  portfolios,
  principals,
  productAssociations,
} from './records';
import { tagOptionsOfResource } from './tagOptionValues';
import { mergeTags } from './tags';

export const createPortfolio = operation<CreatePortfolioInput>()(
  ['DisplayName', 'ProviderName', 'IdempotencyToken'],
  ['Description', 'Tags'],
  (input, context): CreatePortfolioOutput => {
    const Id = `port-${randomId(13)}`;
    const { DisplayName, ProviderName, Description, Tags = [] } = input;
    const portfolio: PortfolioRecord = {
      Id,
      ARN: catalogArn(context, `portfolio/${Id}`),
      DisplayName,
      ProviderName,
      Description,
      tags: Tags,
      createdTime: context.clock.now().toISOString(),
    };
    portfolios(context).set(Id, portfolio);
    return { PortfolioDetail: detailOf(portfolio), Tags };
  },
);

export const describePortfolio = operation<DescribePortfolioInput>()(
  ['Id'],
  [],
  ({ Id }, context): DescribePortfolioOutput => {
    const portfolio = findPortfolio(Id, context);
    return {
      PortfolioDetail: detailOf(portfolio),
      Tags: portfolio.tags,
      TagOptions: tagOptionsOfResource(Id, context),
    };
  },
);

export const listPortfolios = operation<ListPortfoliosInput>()(
  [],
  ['PageSize', 'PageToken'],
  (input, context): ListPortfoliosOutput => {
    const page = listPage(portfolios(context).values(), ({ Id }) => Id, input);
    return {
      PortfolioDetails: page.items.map(detailOf),
      NextPageToken: page.nextToken,
    };
  },
);

export const updatePortfolio = operation<UpdatePortfolioInput>()(
  ['Id'],
  ['DisplayName', 'ProviderName', 'Description', 'AddTags', 'RemoveTags'],
  (input, context): UpdatePortfolioOutput => {
    const { Id, AddTags, RemoveTags, ...changes } = input;
    const existing = findPortfolio(Id, context);
    const portfolio: PortfolioRecord = {
      ...existing,
      ...changes,
      tags: mergeTags(existing.tags, AddTags, RemoveTags),
    };
    portfolios(context).set(Id, portfolio);
    return { PortfolioDetail: detailOf(portfolio), Tags: portfolio.tags };
  },
);

export const deletePortfolio = operation<DeletePortfolioInput>()(
  ['Id'],
  [],
  ({ Id }, context): object => {
    findPortfolio(Id, context);
    const used = [
      ...productAssociations(context).values(),
      ...principals(context).values(),
      ...constraints(context).values(),
      ...portfolioShares(context).values(),
    ].some(({ PortfolioId }) => PortfolioId === Id);
    if (used) {
      throw resourceInUse(
        `Portfolio ${Id} still has products, principals, constraints or shares.`,
      );
    }
    portfolios(context).delete(Id);
    return {};
  },
);

/** @throws AwsError ResourceNotFoundException */
export function findPortfolio(
  id: string,
  context: CallContext,
): PortfolioRecord {
  const portfolio = portfolios(context).get(id);
  if (!portfolio) throw resourceNotFound(`Portfolio ${id} not found.`);
  return portfolio;
}

function detailOf(portfolio: PortfolioRecord): PortfolioDetail {
  const { Id, ARN, DisplayName, ProviderName, Description } = portfolio;
  return {
    Id,
    ARN,
    DisplayName,
    ProviderName,
    Description,
    CreatedTime: new Date(portfolio.createdTime),
  };
}

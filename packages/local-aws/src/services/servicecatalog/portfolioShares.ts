import {
  CreatePortfolioShareInput,
  CreatePortfolioShareOutput,
  DeletePortfolioShareInput,
  DeletePortfolioShareOutput,
  DescribePortfolioSharesInput,
  DescribePortfolioSharesOutput,
  DescribePortfolioShareType,
  ListPortfolioAccessInput,
  ListPortfolioAccessOutput,
  UpdatePortfolioShareInput,
  UpdatePortfolioShareOutput,
} from '@aws-sdk/client-service-catalog';
import { CallContext } from '../../service';
import { randomId } from '../randomId';
import { invalidParameters, resourceNotFound } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { findPortfolio } from './portfolios';
import { pairKey, PortfolioShareRecord, portfolioShares } from './records';

type Recipient = Pick<
  CreatePortfolioShareInput,
  'AccountId' | 'OrganizationNode'
>;

/** What another account sees of a shared portfolio is not served: that side has its own state. */
const CreatePortfolioShare = operation<CreatePortfolioShareInput>()(
  ['PortfolioId'],
  ['AccountId', 'OrganizationNode', 'ShareTagOptions', 'SharePrincipals'],
  (input, context): CreatePortfolioShareOutput => {
    const { PortfolioId, ShareTagOptions = false } = input;
    findPortfolio(PortfolioId, context);
    const recipient = recipientOf(input);
    if (recipient.PrincipalId === context.caller.accountId) {
      throw invalidParameters(
        'A portfolio is not shared with its own account.',
      );
    }
    portfolioShares(context).set(pairKey(PortfolioId, recipient.PrincipalId), {
      PortfolioId,
      ...recipient,
      ShareTagOptions,
      SharePrincipals: input.SharePrincipals ?? false,
    });
    return tokenFor(recipient.Type);
  },
);

const UpdatePortfolioShare = operation<UpdatePortfolioShareInput>()(
  ['PortfolioId'],
  ['AccountId', 'OrganizationNode', 'ShareTagOptions', 'SharePrincipals'],
  (input, context): UpdatePortfolioShareOutput => {
    const share = findShare(input, context);
    portfolioShares(context).set(
      pairKey(share.PortfolioId, share.PrincipalId),
      {
        ...share,
        ShareTagOptions: input.ShareTagOptions ?? share.ShareTagOptions,
        SharePrincipals: input.SharePrincipals ?? share.SharePrincipals,
      },
    );
    return { ...tokenFor(share.Type), Status: 'COMPLETED' };
  },
);

const DeletePortfolioShare = operation<DeletePortfolioShareInput>()(
  ['PortfolioId'],
  ['AccountId', 'OrganizationNode'],
  (input, context): DeletePortfolioShareOutput => {
    const { PortfolioId, PrincipalId, Type } = findShare(input, context);
    portfolioShares(context).delete(pairKey(PortfolioId, PrincipalId));
    return tokenFor(Type);
  },
);

const ListPortfolioAccess = operation<ListPortfolioAccessInput>()(
  ['PortfolioId'],
  ['PageSize', 'PageToken'],
  ({ PortfolioId, ...paging }, context): ListPortfolioAccessOutput => {
    const accounts = sharesOf(PortfolioId, 'ACCOUNT', context).map(
      ({ PrincipalId }) => PrincipalId,
    );
    const page = listPage(accounts, String, paging);
    return { AccountIds: page.items, NextPageToken: page.nextToken };
  },
);

const DescribePortfolioShares = operation<DescribePortfolioSharesInput>()(
  ['PortfolioId', 'Type'],
  ['PageSize', 'PageToken'],
  ({ PortfolioId, Type, ...paging }, context) => {
    const page = listPage(
      sharesOf(PortfolioId, Type, context),
      ({ PrincipalId }) => PrincipalId,
      paging,
    );
    const answer: DescribePortfolioSharesOutput = {
      PortfolioShareDetails: page.items.map(
        ({ PortfolioId: _portfolio, ...share }) => ({
          ...share,
          // An organization's accounts need not accept a share: https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreatePortfolioShare.html
          Accepted: share.Type !== 'ACCOUNT',
        }),
      ),
      NextPageToken: page.nextToken,
    };
    return answer;
  },
);

export const portfolioShareOperations = {
  CreatePortfolioShare,
  UpdatePortfolioShare,
  DeletePortfolioShare,
  ListPortfolioAccess,
  DescribePortfolioShares,
};

function sharesOf(
  portfolioId: string,
  type: DescribePortfolioShareType,
  context: CallContext,
): PortfolioShareRecord[] {
  findPortfolio(portfolioId, context);
  return portfolioShares(context)
    .values()
    .filter(
      ({ PortfolioId, Type }) => PortfolioId === portfolioId && Type === type,
    );
}

function findShare(
  input: Recipient & { readonly PortfolioId: string },
  context: CallContext,
): PortfolioShareRecord {
  const { PrincipalId } = recipientOf(input);
  const share = portfolioShares(context).get(
    pairKey(input.PortfolioId, PrincipalId),
  );
  if (!share) {
    throw resourceNotFound(
      `Portfolio ${input.PortfolioId} is not shared with ${PrincipalId}.`,
    );
  }
  return share;
}

/** @throws AwsError InvalidParametersException unless there is exactly one. */
function recipientOf({
  AccountId,
  OrganizationNode,
}: Recipient): Pick<PortfolioShareRecord, 'PrincipalId' | 'Type'> {
  if ((AccountId === undefined) === (OrganizationNode === undefined)) {
    throw invalidParameters('Specify either AccountId or OrganizationNode.');
  }
  if (AccountId !== undefined) {
    return { PrincipalId: AccountId, Type: 'ACCOUNT' };
  }
  const { Type, Value } = OrganizationNode ?? {};
  if (Type === undefined || Value === undefined) {
    throw invalidParameters('OrganizationNode must have Type and Value.');
  }
  return {
    PrincipalId: Value,
    Type: Type === 'ACCOUNT' ? 'ORGANIZATION_MEMBER_ACCOUNT' : Type,
  };
}

/** "The portfolio shares the unique identifier that only returns if the portfolio is shared to an organization node." */
function tokenFor(type: DescribePortfolioShareType) {
  return type === 'ACCOUNT'
    ? {}
    : { PortfolioShareToken: `share-${randomId(13)}` };
}

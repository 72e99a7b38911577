import {
  AssociatePrincipalWithPortfolioInput,
  AssociateProductWithPortfolioInput,
  DisassociatePrincipalFromPortfolioInput,
  DisassociateProductFromPortfolioInput,
  ListPortfoliosForProductInput,
  ListPortfoliosForProductOutput,
  ListPrincipalsForPortfolioInput,
  ListPrincipalsForPortfolioOutput,
} from '@aws-sdk/client-service-catalog';
import { resourceInUse, resourceNotFound } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { findPortfolio } from './portfolios';
import { productById } from './products';
import {
  constraints,
  pairKey,
  portfolios,
  principals,
  productAssociations,
} from './records';

export const associateProductWithPortfolio =
  operation<AssociateProductWithPortfolioInput>()(
    ['ProductId', 'PortfolioId'],
    [],
    ({ ProductId, PortfolioId }, context): object => {
      productById(ProductId, context);
      findPortfolio(PortfolioId, context);
      productAssociations(context).set(pairKey(PortfolioId, ProductId), {
        PortfolioId,
        ProductId,
      });
      return {};
    },
  );

export const disassociateProductFromPortfolio =
  operation<DisassociateProductFromPortfolioInput>()(
    ['ProductId', 'PortfolioId'],
    [],
    ({ ProductId, PortfolioId }, context): object => {
      const constrained = constraints(context)
        .values()
        .some(
          constraint =>
            constraint.ProductId === ProductId &&
            constraint.PortfolioId === PortfolioId,
        );
      if (constrained) {
        throw resourceInUse(
          `Product ${ProductId} has constraints in portfolio ${PortfolioId}.`,
        );
      }
      const key = pairKey(PortfolioId, ProductId);
      if (!productAssociations(context).delete(key)) {
        throw resourceNotFound(
          `Product ${ProductId} is not in portfolio ${PortfolioId}.`,
        );
      }
      return {};
    },
  );

export const associatePrincipalWithPortfolio =
  operation<AssociatePrincipalWithPortfolioInput>()(
    ['PortfolioId', 'PrincipalARN', 'PrincipalType'],
    [],
    ({ PortfolioId, PrincipalARN, PrincipalType }, context): object => {
      findPortfolio(PortfolioId, context);
      principals(context).set(pairKey(PortfolioId, PrincipalARN), {
        PortfolioId,
        PrincipalARN,
        PrincipalType,
      });
      return {};
    },
  );

export const disassociatePrincipalFromPortfolio =
  operation<DisassociatePrincipalFromPortfolioInput>()(
    ['PortfolioId', 'PrincipalARN'],
    ['PrincipalType'],
    ({ PortfolioId, PrincipalARN }, context): object => {
      findPortfolio(PortfolioId, context);
      principals(context).delete(pairKey(PortfolioId, PrincipalARN));
      return {};
    },
  );

export const listPrincipalsForPortfolio =
  operation<ListPrincipalsForPortfolioInput>()(
    ['PortfolioId'],
    ['PageSize', 'PageToken'],
    ({ PortfolioId, ...paging }, context): ListPrincipalsForPortfolioOutput => {
      findPortfolio(PortfolioId, context);
      const page = listPage(
        principals(context)
          .values()
          .filter(principal => principal.PortfolioId === PortfolioId),
        ({ PrincipalARN }) => PrincipalARN,
        paging,
      );
      return {
        Principals: page.items.map(({ PrincipalARN, PrincipalType }) => ({
          PrincipalARN,
          PrincipalType,
        })),
        NextPageToken: page.nextToken,
      };
    },
  );

export const listPortfoliosForProduct =
  operation<ListPortfoliosForProductInput>()(
    ['ProductId'],
    ['PageSize', 'PageToken'],
    ({ ProductId, ...paging }, context): ListPortfoliosForProductOutput => {
      productById(ProductId, context);
      const page = listPage(
        portfolios(context)
          .values()
          .filter(({ Id }) =>
            productAssociations(context).get(pairKey(Id, ProductId)),
          ),
        ({ Id }) => Id,
        paging,
      );
      return {
        PortfolioDetails: page.items.map(
          ({ Id, ARN, DisplayName, ProviderName }) => ({
            Id,
            ARN,
            DisplayName,
            ProviderName,
          }),
        ),
        NextPageToken: page.nextToken,
      };
    },
  );

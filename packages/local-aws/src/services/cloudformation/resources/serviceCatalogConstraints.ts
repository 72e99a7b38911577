import { randomUUID } from 'node:crypto';
import { required } from './required';
import { ResourceContext, resourceProvider } from './ResourceProvider';

interface ConstraintProperties {
  readonly PortfolioId: string;
  readonly ProductId: string;
  readonly Description?: string;
}

interface LaunchRoleProperties extends ConstraintProperties {
  readonly RoleArn?: string;
  readonly LocalRoleName?: string;
}

const launchRoleConstraint = resourceProvider<LaunchRoleProperties>({
  type: 'AWS::ServiceCatalog::LaunchRoleConstraint',
  properties: [
    'PortfolioId',
    'ProductId',
    'RoleArn',
    'LocalRoleName',
    'Description',
  ],
  attributes: ['Id'],
  create: (properties, context) =>
    createConstraint('LAUNCH', properties, roleParameters(properties), context),
  async update({ physicalId }, after, context) {
    await updateConstraint(physicalId, after, roleParameters(after), context);
  },
  delete: deleteConstraint,
});

function roleParameters({ RoleArn, LocalRoleName }: LaunchRoleProperties) {
  return JSON.stringify({ RoleArn, LocalRoleName });
}

interface LaunchTemplateProperties extends ConstraintProperties {
  /** JSON of the section Rules of a template. */
  readonly Rules: string;
}

const launchTemplateConstraint = resourceProvider<LaunchTemplateProperties>({
  type: 'AWS::ServiceCatalog::LaunchTemplateConstraint',
  properties: ['PortfolioId', 'ProductId', 'Rules', 'Description'],
  attributes: ['Id'],
  create: (properties, context) =>
    createConstraint(
      'TEMPLATE',
      properties,
      ruleParameters(properties),
      context,
    ),
  async update({ physicalId }, after, context) {
    await updateConstraint(physicalId, after, ruleParameters(after), context);
  },
  delete: deleteConstraint,
});

function ruleParameters({ Rules }: LaunchTemplateProperties): string {
  return `{"Rules":${Rules}}`;
}

async function createConstraint(
  Type: 'LAUNCH' | 'TEMPLATE',
  { PortfolioId, ProductId, Description }: ConstraintProperties,
  Parameters: string,
  { call }: ResourceContext,
) {
  const { ConstraintDetail } = await call(
    'servicecatalog',
    'CreateConstraint',
    {
      PortfolioId,
      ProductId,
      Description,
      Type,
      Parameters,
      IdempotencyToken: randomUUID(),
    },
  );
  const physicalId = required(
    ConstraintDetail?.ConstraintId,
    'ConstraintDetail.ConstraintId',
  );
  return { physicalId, attributes: { Id: physicalId } };
}

async function updateConstraint(
  Id: string,
  { Description }: ConstraintProperties,
  Parameters: string,
  { call }: ResourceContext,
): Promise<void> {
  await call('servicecatalog', 'UpdateConstraint', {
    Id,
    Description,
    Parameters,
  });
}

async function deleteConstraint(
  { physicalId: Id }: { readonly physicalId: string },
  { call }: ResourceContext,
): Promise<void> {
  await call('servicecatalog', 'DeleteConstraint', { Id });
}

export const serviceCatalogConstraints = [
  launchRoleConstraint,
  launchTemplateConstraint,
];

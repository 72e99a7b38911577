import { deploy } from '../__testUtils__/deployment';
import { roleEndingWith, rolePolicies } from '../__testUtils__/rolePolicies';
import { isAllowed } from '../__testUtils__/simulation';
import { synthesizedTemplates } from '../__testUtils__/templates';
import { launchRequests } from './__testUtils__/launchRequests';
import { RESOURCE_TYPE_ACTIONS } from './__testUtils__/resourceTypeActions';
import { TOUCHED_RESOURCES } from './__testUtils__/touchedResources';

interface PolicyDocument {
  readonly Statement: { Sid: string; Action: string | string[] }[];
}

const templates = synthesizedTemplates();
const catalog = deploy(templates.catalog);
const launchRoleId = roleEndingWith(catalog, '-launch');
const policies = rolePolicies(catalog, launchRoleId) as PolicyDocument[];

/** Between them they have every resource of the template. */
const CHOICES: Record<string, string>[] = [
  {},
  { EgressMode: 'none' },
  { EgressMode: 'denylist', BlockAction: 'reject' },
  { EgressMode: 'open', EndpointTier: 'full' },
  { FirewallPlacement: 'afterNat', Zones: '3' },
];
const deployments = CHOICES.map(parameters =>
  deploy(templates.product, parameters),
);

const types = [
  ...new Set(
    Object.values(templates.product.Resources).map(({ Type }) => Type),
  ),
].sort();

/** What the stack itself takes, beside its resources; see the statements of the stack. */
const STACK_SIDS = [
  'Stacks',
  'Templates',
  'TemplateOfTheProduct',
  'ZonesOfTheRegion',
];

const actionsOf = (type: string) => {
  const actions = RESOURCE_TYPE_ACTIONS.find(one => one.type === type);
  if (!actions) {
    throw new Error(`No actions are known of ${type}`);
  }
  return actions;
};

/** The calls for a type that the launch role may not make. */
async function refused(type: string, actions: string[]): Promise<string[]> {
  const answers = await Promise.all(
    deployments
      .filter(({ logicalIds }) => logicalIds(type).length > 0)
      .flatMap(deployment =>
        actions.map(async action => {
          const requests = await launchRequests(deployment, type, action);
          return Promise.all(
            requests.map(async request => {
              const allowed = await isAllowed({
                ...request,
                principal: String(catalog.attribute(launchRoleId, 'Arn')),
                identityPolicies: policies,
              });
              return allowed ? [] : [`${action} on ${request.resource}`];
            }),
          );
        }),
      ),
  );
  return [...new Set(answers.flat(2))];
}

describe('the launch role', () => {
  it('is tried with every type of the template', () => {
    const deployed = new Set(deployments.flatMap(one => one.types()));
    expect([...deployed].sort()).toEqual(types);
  });

  it.each(types)('suffices to create, change and delete %s', async type => {
    const { create, read, update, delete: remove } = actionsOf(type);
    await expect(
      refused(type, [...create, ...read, ...update, ...remove]),
    ).resolves.toEqual([]);
  });

  it('has no action beyond those of the types and of the stack', () => {
    const needed = new Set(
      types.flatMap(type => {
        const { create, read, update, delete: remove } = actionsOf(type);
        return [...create, ...read, ...update, ...remove];
      }),
    );
    const granted = policies
      .flatMap(({ Statement }) => Statement)
      .filter(({ Sid }) => !STACK_SIDS.includes(Sid))
      .flatMap(({ Action }) => Action);
    expect(granted.filter(action => !needed.has(action))).toEqual([]);
  });
});

describe('the table of actions', () => {
  it.each(RESOURCE_TYPE_ACTIONS)('cites where $type has them from', one => {
    expect(one.source).toMatch(/^https:\/\/(github|docs\.aws\.amazon)\.com\//);
    expect(TOUCHED_RESOURCES[one.type]).toBeDefined();
  });
});

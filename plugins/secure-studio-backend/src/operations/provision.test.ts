import { decideStart, provisioningTags, recordOutcome } from './provision';
import {
  anOperation,
  aProduct,
  aRecord,
  aSpec,
} from './__testUtils__/builders';

describe('decideStart', () => {
  const operation = anOperation({ attempt: 2 });
  const earlier = [anOperation({ attempt: 1, state: 'failed' })];
  const ofEarlier = { idempotencyToken: earlier[0].provisionToken };

  it('provisions where nothing has the name', () => {
    expect(decideStart(operation, undefined, earlier)).toEqual({
      kind: 'provision',
    });
  });

  it.each(['AVAILABLE', 'UNDER_CHANGE', 'ERROR'] as const)(
    'follows its own product, whose call landed, also in %s',
    status => {
      const product = aProduct({
        status,
        idempotencyToken: operation.provisionToken,
      });
      expect(decideStart(operation, product, earlier)).toEqual({
        kind: 'follow',
        product,
        recordId: 'rec-1',
      });
    },
  );

  it('waits for the record of its own product', () => {
    const product = aProduct({
      idempotencyToken: operation.provisionToken,
      lastRecordId: undefined,
      lastProvisioningRecordId: undefined,
    });
    expect(decideStart(operation, product, earlier).kind).toBe('wait');
  });

  it("terminates an earlier attempt's product in ERROR", () => {
    const product = aProduct({ ...ofEarlier, status: 'ERROR' });
    expect(decideStart(operation, product, earlier)).toEqual({
      kind: 'clean',
      product,
    });
  });

  it('terminates it also where the environment belongs to another group by now', () => {
    const ofTeamB = anOperation({
      attempt: 2,
      spec: aSpec({ owner: 'group:default/team-b' }),
    });
    const product = aProduct({ ...ofEarlier, status: 'ERROR' });
    expect(decideStart(ofTeamB, product, earlier).kind).toBe('clean');
  });

  it("waits while an earlier attempt's product changes", () => {
    const product = aProduct({ ...ofEarlier, status: 'UNDER_CHANGE' });
    expect(decideStart(operation, product, earlier).kind).toBe('wait');
  });

  it('follows what was abandoned while that changes, where the same is asked for', () => {
    const abandoned = [{ ...earlier[0], state: 'abandoned' as const }];
    const product = aProduct({ ...ofEarlier, status: 'UNDER_CHANGE' });
    expect(decideStart(operation, product, abandoned)).toEqual({
      kind: 'follow',
      product,
      recordId: 'rec-1',
    });
    const other = anOperation({
      attempt: 2,
      spec: aSpec({ parameters: { TeamDomains: '.invalid' } }),
    });
    expect(decideStart(other, product, abandoned).kind).toBe('wait');
  });

  it("adopts an earlier attempt's product that came up after all", () => {
    expect(decideStart(operation, aProduct(ofEarlier), earlier).kind).toBe(
      'follow',
    );
  });

  it('does not adopt what was asked for differently', () => {
    const other = anOperation({
      attempt: 2,
      spec: aSpec({ parameters: { TeamDomains: '.invalid' } }),
    });
    const decision = decideStart(other, aProduct(ofEarlier), earlier);
    expect(decision).toMatchObject({
      kind: 'fail',
      error: {
        name: 'NameTaken',
        message: expect.stringContaining('something else'),
      },
    });
  });

  it.each([
    ['without a token', aProduct({ status: 'ERROR' })],
    [
      'with a strange token',
      aProduct({ status: 'ERROR', idempotencyToken: 'other' }),
    ],
    ['without tags', aProduct({ ...ofEarlier, status: 'ERROR', tags: {} })],
    [
      "with another team's tag",
      aProduct({
        ...ofEarlier,
        status: 'ERROR',
        tags: {
          'secure-studio:environment': 'team-a-research',
          'secure-studio:team': 'group:default/team-b',
        },
      }),
    ],
  ])('leaves a product %s alone', (_, product) => {
    expect(decideStart(operation, product, earlier)).toMatchObject({
      kind: 'fail',
      error: {
        name: 'NameTaken',
        message: expect.stringContaining('did not provision'),
      },
    });
  });
});

describe('recordOutcome', () => {
  it.each([
    ['CREATED', 'open'],
    ['IN_PROGRESS', 'open'],
    ['IN_PROGRESS_IN_ERROR', 'rollingBack'],
    ['SUCCEEDED', 'succeeded'],
    ['FAILED', 'failed'],
  ] as const)('of %s is %s', (status, outcome) => {
    expect(recordOutcome(aRecord({ status }))).toBe(outcome);
  });
});

describe('provisioningTags', () => {
  it('adds those that were asked for, and lets none take the place of one of its own', () => {
    const asked = {
      CostCenter: '1000',
      'secure-studio:team': 'group:default/team-b',
      'secure-studio:portal': 'other-portal',
    };
    expect(provisioningTags(aSpec({ tags: asked }), 'acme-portal')).toEqual({
      ...provisioningTags(aSpec(), 'acme-portal'),
      CostCenter: '1000',
    });
  });

  it('names the environment, its team and the portal', () => {
    expect(provisioningTags(aSpec(), 'acme-portal')).toEqual({
      'secure-studio:environment': 'team-a-research',
      'secure-studio:team': 'group:default/team-a',
      'secure-studio:portal': 'acme-portal',
    });
  });
});

import { admittedPairs, pairwise } from './pairwise';

const FACTORS = {
  mode: ['none', 'allowlist', 'open'],
  zones: ['1', '2', '3'],
  tier: ['core', 'full'],
  log: ['yes', 'no'],
};

describe('pairwise rows', () => {
  const admits = ({ mode, zones }: Record<string, string>) =>
    mode !== 'none' || zones !== '3';
  const rows = pairwise(FACTORS, admits);

  it('hold every admitted pair of values', () => {
    for (const [one, other] of admittedPairs(FACTORS, admits)) {
      expect(rows).toContainEqual(
        expect.objectContaining({ ...one, ...other }),
      );
    }
  });

  it('hold no row that is not admitted', () => {
    expect(rows.filter(row => !admits(row))).toEqual([]);
  });

  it('are far fewer than all combinations', () => {
    expect(rows.length).toBeLessThan(12);
  });
});

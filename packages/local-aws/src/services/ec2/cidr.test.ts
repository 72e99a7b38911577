import fc from 'fast-check';
import { contains, formatCidr, overlap, parseCidr, size } from './cidr';

const blocks = fc
  .tuple(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.integer({ min: 1, max: 32 }),
  )
  .map(([address, prefix]) => ({
    first: address - (address % 2 ** (32 - prefix)),
    prefix,
  }));

describe('CIDR blocks', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(blocks, block => {
        expect(parseCidr(formatCidr(block))).toEqual(block);
      }),
    );
  });

  it('overlap exactly where one contains the other', () => {
    fc.assert(
      fc.property(blocks, blocks, (one, other) => {
        const apart =
          one.first + size(one) <= other.first ||
          other.first + size(other) <= one.first;
        expect(overlap(one, other)).toBe(!apart);
        expect(overlap(one, other)).toBe(
          contains(one, other) || contains(other, one),
        );
      }),
    );
  });

  it('lose their host bits', () => {
    expect(parseCidr('100.68.0.18/18')).toEqual(parseCidr('100.68.0.0/18'));
  });

  it.each(['', '10.0.0.0', '10.0.0/8', '256.0.0.0/8', '10.0.0.0/33', 'a/8'])(
    'are refused as %j',
    text => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );
});

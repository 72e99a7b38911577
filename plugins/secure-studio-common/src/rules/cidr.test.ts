import fc from 'fast-check';
import { cidrContains, cidrsOverlap } from './cidr';

/** As numbers, by arithmetic of its own. */
function bounds(cidr: string): [number, number] {
  const [address, prefix] = cidr.split('/');
  const start = address
    .split('.')
    .reduce((number, octet) => number * 256 + Number(octet), 0);
  return [start, start + 2 ** (32 - Number(prefix)) - 1];
}

const cidrs = fc
  .tuple(fc.integer({ min: 8, max: 30 }), fc.nat({ max: 2 ** 16 }))
  .map(([prefix, seed]) => {
    const size = 2 ** (32 - prefix);
    const start = (seed * 65_521 * size) % 2 ** 32;
    const address = [24, 16, 8, 0].map(
      shift => Math.floor(start / 2 ** shift) % 256,
    );
    return `${address.join('.')}/${prefix}`;
  });

describe('ranges', () => {
  it('contain and overlap as their first and last addresses say', () => {
    fc.assert(
      fc.property(cidrs, cidrs, (one, other) => {
        const [[start, end], [otherStart, otherEnd]] = [one, other].map(bounds);
        expect(cidrContains(one, other)).toBe(
          start <= otherStart && otherEnd <= end,
        );
        expect(cidrsOverlap(one, other)).toBe(
          start <= otherEnd && otherStart <= end,
        );
      }),
    );
  });

  it.each([
    ['10.0.0.0/8', '10.2.0.0/16', true],
    ['10.2.0.0/16', '10.0.0.0/8', false],
    ['10.2.0.0/16', '10.2.0.0/16', true],
    ['10.2.0.0/24', '10.2.1.0/24', false],
  ])('%s contains %s: %p', (outer, inner, contains) => {
    expect(cidrContains(outer, inner)).toBe(contains);
  });
});

import { validationError } from './errors';

/**
 * The first `count` IPv4 blocks with `hostBits` host bits inside a block.
 *
 * @throws AwsError `ValidationError` where they do not fit.
 */
export function cidrBlocks(
  block: string,
  count: number,
  hostBits: number,
): string[] {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
  if (match === null) {
    throw validationError(`Template error: Fn::Cidr: ${block} is no IPv4 CIDR`);
  }
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  const size = 2 ** hostBits;
  if (
    !(count >= 1 && count <= 256) ||
    !(hostBits >= 1 && hostBits <= 32) ||
    count * size > 2 ** (32 - prefix)
  ) {
    throw validationError(
      `Template error: Fn::Cidr: ${block} has no room for ${count} blocks of ${hostBits} host bits`,
    );
  }
  const start = ((a * 256 + b) * 256 + c) * 256 + d;
  return Array.from({ length: count }, (_, index) => {
    const address = start + index * size;
    const octets = [24, 16, 8, 0].map(
      shift => Math.floor(address / 2 ** shift) % 256,
    );
    return `${octets.join('.')}/${32 - hostBits}`;
  });
}

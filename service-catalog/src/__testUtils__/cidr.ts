/** An IPv4 range. */
export interface Cidr {
  readonly address: number;
  readonly prefix: number;
}

/** An IPv4 address as a number without sign. */
export function addressOf(text: string): number {
  const octets = text.split('.').map(Number);
  if (
    octets.length !== 4 ||
    octets.some(octet => !Number.isInteger(octet) || octet < 0 || octet > 255)
  ) {
    throw new Error(`Not an IPv4 address: ${text}`);
  }
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

const textOf = (address: number) =>
  [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.');

/** An IPv4 range; a single address is a range of one. */
export function cidrOf(text: string): Cidr {
  const [address, prefix = '32'] = text.split('/');
  return { address: addressOf(address), prefix: Number(prefix) };
}

const sizeOf = (prefix: number) => 2 ** (32 - prefix);

export function contains(range: Cidr, address: number): boolean {
  const size = sizeOf(range.prefix);
  return Math.floor(range.address / size) === Math.floor(address / size);
}

/** Any address in the range but the reserved first ones. */
export const addressIn = (range: string): string =>
  textOf(cidrOf(range).address + 10);

/** `Fn::Cidr`: the first ranges of that many host bits inside a range. */
export function cidrs(
  range: string,
  count: number,
  hostBits: number,
): string[] {
  const { address } = cidrOf(range);
  const size = 2 ** hostBits;
  return Array.from(
    { length: count },
    (_, index) => `${textOf(address + index * size)}/${32 - hostBits}`,
  );
}

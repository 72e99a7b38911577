/** A block of IPv4 addresses, canonical: no host bits are set. */
export interface Cidr {
  /** The first address as a number. */
  readonly first: number;
  readonly prefix: number;
}

const pattern = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Reads an IPv4 block; host bits are cleared, as EC2 does ("if you specify
 * 100.68.0.18/18, we modify it to 100.68.0.0/18").
 */
export function parseCidr(text: string): Cidr | undefined {
  const parts = pattern.exec(text)?.slice(1).map(Number);
  if (!parts) {
    return undefined;
  }
  const [prefix] = parts.splice(4);
  if (prefix > 32 || parts.some(part => part > 255)) {
    return undefined;
  }
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  return { first: address - (address % 2 ** (32 - prefix)), prefix };
}

/** How many addresses a block has. */
export function size(cidr: Cidr): number {
  return 2 ** (32 - cidr.prefix);
}

export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.first)}/${cidr.prefix}`;
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.');
}

/** Whether `inner` lies wholly in `outer`; equal blocks do. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return (
    inner.prefix >= outer.prefix &&
    inner.first >= outer.first &&
    inner.first < outer.first + size(outer)
  );
}

export function overlap(one: Cidr, other: Cidr): boolean {
  return contains(one, other) || contains(other, one);
}

const LENGTH = 10;

/**
 * Ten letters and digits that tell texts apart, in the browser too: 51 bits of FNV-1a with 64. It
 * guards nothing. Names that are stored have it in them, so it never changes.
 */
export function shortHash(text: string): string {
  const value = new TextEncoder()
    .encode(text)
    .reduce(
      (state, byte) =>
        BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n),
      0xcbf29ce484222325n,
    );
  return value.toString(36).padStart(LENGTH, '0').slice(-LENGTH);
}

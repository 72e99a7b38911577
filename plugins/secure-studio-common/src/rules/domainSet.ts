/**
 * The names that a list of entries stands for: `x` is one host, `.x` the domain and all below it.
 * Its entries are in normal form: none says what another says too, and two sets of the same names
 * have the same entries in the same order.
 *
 * @public
 */
export interface DomainSet {
  readonly entries: readonly string[];
}

/**
 * The set that a list stands for, whatever of it is there twice and in whatever order.
 *
 * @public
 */
export function normalForm(entries: readonly string[]): DomainSet {
  const distinct = [...new Set(entries.map(canonical))];
  return {
    entries: distinct
      .filter(entry => !distinct.some(other => isPart(entry, other)))
      .sort((one, other) => (hostOf(one) < hostOf(other) ? -1 : 1)),
  };
}

/**
 * Whether a host is in the set.
 *
 * @public
 */
export function contains(set: DomainSet, host: string): boolean {
  return covers(set, host);
}

/**
 * Whether everything that an entry stands for is in the set. No list of other domains makes up all
 * below a domain, so one entry covers it or none.
 *
 * @public
 */
export function covers(set: DomainSet, entry: string): boolean {
  return coveringEntry(set, entry) !== undefined;
}

/**
 * The entry of the set in which everything is that an entry stands for.
 *
 * @public
 */
export function coveringEntry(
  { entries }: DomainSet,
  entry: string,
): string | undefined {
  const wanted = canonical(entry);
  return entries.find(other => wanted === other || isPart(wanted, other));
}

/**
 * What is in one set or the other.
 *
 * @public
 */
export function union(one: DomainSet, other: DomainSet): DomainSet {
  return normalForm([...one.entries, ...other.entries]);
}

/**
 * The entries of one set that the other does not cover. An entry stays whole where the other has
 * only a part of it: all below a domain but one host is no list of entries.
 *
 * @public
 */
export function difference(one: DomainSet, other: DomainSet): DomainSet {
  return { entries: one.entries.filter(entry => !covers(other, entry)) };
}

/**
 * Whether both have the same names.
 *
 * @public
 */
export function isSame(one: DomainSet, other: DomainSet): boolean {
  return (
    one.entries.length === other.entries.length &&
    one.entries.every((entry, index) => entry === other.entries[index])
  );
}

/**
 * The set as DNS Firewall lists it, which knows no leading dot: `.x` is `x` and `*.x`. None is there
 * twice, as its lists want it (`AWS::Route53Resolver::FirewallDomainList`, `Domains`).
 *
 * @public
 */
export function resolverDomains({ entries }: DomainSet): string[] {
  return entries.flatMap(entry =>
    entry.startsWith('.') ? [hostOf(entry), `*${entry}`] : [entry],
  );
}

/**
 * The set that a list of DNS Firewall's stands for; none where it has `*.x` without `x`, which no
 * entry says.
 *
 * @public
 */
export function fromResolverDomains(
  domains: readonly string[],
): DomainSet | undefined {
  const listed = domains.map(canonical);
  const lists = (host: string) =>
    listed.some(domain =>
      domain.startsWith('*.')
        ? host.endsWith(domain.slice(1))
        : host === domain,
    );
  const entries = listed.map(domain => domain.replace(/^\*\./, '.'));
  return entries.every(entry => entry !== '*' && lists(hostOf(entry)))
    ? normalForm(entries)
    : undefined;
}

/** Names are compared without regard to case, and the root's dot at the end says nothing. */
function canonical(entry: string): string {
  return entry.toLocaleLowerCase('en-US').replace(/(.)\.$/, '$1');
}

function hostOf(entry: string): string {
  return entry.startsWith('.') ? entry.slice(1) : entry;
}

/** Whether an entry stands for less than another, which has all of it. */
function isPart(entry: string, other: string): boolean {
  return (
    entry !== other &&
    other.startsWith('.') &&
    `.${hostOf(entry)}`.endsWith(other)
  );
}

import { addressOf, cidrOf, contains } from '../cidr';

/** Definitions of the variables `HOME_NET` and `EXTERNAL_NET`. */
export type AddressVariables = Record<string, string[]>;

/**
 * Whether a Suricata address, which may be a variable, a list or a negation, holds an address.
 *
 * `EXTERNAL_NET` is what `HOME_NET` is not, unless it is defined.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateful-rule-groups-domain-names.html
 */
export function holdsAddress(
  set: string,
  address: string,
  variables: AddressVariables,
): boolean {
  const holds = (one: string) => holdsAddress(one, address, variables);
  if (set === 'any') {
    return true;
  }
  if (set.startsWith('!')) {
    return !holds(set.slice(1));
  }
  if (set.startsWith('[')) {
    return holdsOneOf(set.slice(1, -1).split(','), holds);
  }
  if (set === '$EXTERNAL_NET' && !variables.EXTERNAL_NET) {
    return !holds('$HOME_NET');
  }
  if (set.startsWith('$')) {
    const definition = variables[set.slice(1)];
    if (!definition) {
      throw new Error(`The variable ${set} is not defined`);
    }
    return holdsOneOf(definition, holds);
  }
  return contains(cidrOf(set), addressOf(address));
}

/** A list: some member holds it, and no negated one excludes it. */
export function holdsOneOf(
  members: string[],
  holds: (member: string) => boolean,
): boolean {
  const negated = members.filter(member => member.startsWith('!'));
  const plain = members.filter(member => !member.startsWith('!'));
  return negated.every(holds) && (plain.length === 0 || plain.some(holds));
}

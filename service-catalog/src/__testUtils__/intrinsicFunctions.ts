import { REGION } from './account';
import { cidrs } from './cidr';
import type { CfnTemplate } from './templates';

/**
 * The functions of CloudFormation that look at nothing but their arguments, which come resolved.
 *
 * @throws Error for a function that the tests do not know.
 */
export function callIntrinsicFunction(
  name: string,
  argument: unknown,
  mappings: CfnTemplate['Mappings'],
): unknown {
  if (name === 'Fn::GetAZs') {
    return ['a', 'b', 'c'].map(zone => `${REGION}${zone}`);
  }
  const [first, second, third] = argument as unknown[];
  switch (name) {
    case 'Fn::Join':
      return (second as string[]).join(String(first));
    case 'Fn::Select':
      return select(second as unknown[], Number(first));
    case 'Fn::Split':
      return String(second).split(String(first));
    case 'Fn::Cidr':
      return cidrs(String(first), Number(second), Number(third));
    case 'Fn::FindInMap':
      return findInMap(mappings, [first, second, third].map(String));
    default:
      throw new Error(`The tests do not know ${name}`);
  }
}

function select(members: unknown[], index: number): unknown {
  if (!(index in members)) {
    throw new Error(`No member ${index} in ${JSON.stringify(members)}`);
  }
  return members[index];
}

function findInMap(
  mappings: CfnTemplate['Mappings'],
  [map, top, second]: string[],
): unknown {
  const value = mappings?.[map]?.[top]?.[second];
  if (value === undefined) {
    throw new Error(`The mapping ${map} has no ${top}.${second}`);
  }
  return value;
}

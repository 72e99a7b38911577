import {
  functionCall,
  getAttArguments,
  placeholders,
  subArguments,
} from './functionCall';
import { isJsonObject, Json } from './json';

/** What a value of a template points at. */
export type Reference =
  | { readonly kind: 'ref'; readonly name: string }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      /** Absent where the attribute's name is itself computed. */
      readonly attribute?: string;
    }
  | { readonly kind: 'condition'; readonly name: string }
  | { readonly kind: 'mapping'; readonly name: string }
  | { readonly kind: 'import'; readonly name: Json };

/** Every reference inside a value, in both branches of each `Fn::If`. */
export function references(value: Json): Reference[] {
  if (Array.isArray(value)) {
    return value.flatMap(references);
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const call = functionCall(value);
  if (call === undefined) {
    return Object.values(value).flatMap(references);
  }
  const { argument } = call;
  switch (call.name) {
    case 'Ref':
      return typeof argument === 'string'
        ? [{ kind: 'ref', name: argument }]
        : [];
    case 'Fn::GetAtt': {
      const { logicalId, attribute } = getAttArguments(argument);
      return [
        {
          kind: 'attribute',
          name: logicalId,
          attribute: typeof attribute === 'string' ? attribute : undefined,
        },
        ...references(attribute),
      ];
    }
    case 'Fn::Sub':
      return subReferences(argument);
    case 'Fn::If':
      return [
        ...(Array.isArray(argument) && typeof argument[0] === 'string'
          ? [{ kind: 'condition' as const, name: argument[0] }]
          : []),
        ...references(argument),
      ];
    case 'Fn::FindInMap':
      return [
        ...(Array.isArray(argument) && typeof argument[0] === 'string'
          ? [{ kind: 'mapping' as const, name: argument[0] }]
          : []),
        ...references(argument),
      ];
    case 'Fn::ImportValue':
      return [{ kind: 'import', name: argument }, ...references(argument)];
    default:
      return references(argument);
  }
}

function subReferences(argument: Json): Reference[] {
  const { text, variables } = subArguments(argument);
  return [
    ...placeholders(text)
      .filter(({ name, attribute }) => attribute || !(name in variables))
      .map(
        ({ name, attribute }): Reference =>
          attribute === undefined
            ? { kind: 'ref', name }
            : { kind: 'attribute', name, attribute },
      ),
    ...references(variables),
  ];
}

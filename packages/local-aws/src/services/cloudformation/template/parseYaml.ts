import { CollectionTag, parse, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';
import { validationError } from './errors';
import { Json } from './json';

const FUNCTIONS = [
  'Base64',
  'Cidr',
  'And',
  'Equals',
  'If',
  'Not',
  'Or',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'ImportValue',
  'Join',
  'Select',
  'Split',
  'Sub',
];

/** Reads YAML with CloudFormation's short forms, such as `!GetAtt Vpc.VpcId`. */
export function parseYaml(text: string): Json {
  try {
    return parse(text, {
      customTags: [
        ...shortForms('Ref', 'Ref'),
        ...shortForms('Condition', 'Condition'),
        ...FUNCTIONS.flatMap(name => shortForms(name, `Fn::${name}`)),
      ],
      // An unquoted `2010-09-09` stays text, as CloudFormation reads it.
      schema: 'core',
    });
  } catch (error) {
    throw validationError(
      `Template format error: YAML not well-formed. (${
        (error as Error).message
      })`,
    );
  }
}

function shortForms(
  name: string,
  functionName: string,
): Array<ScalarTag | CollectionTag> {
  const tag = `!${name}`;
  return [
    {
      tag,
      resolve: value => ({
        [functionName]: name === 'GetAtt' ? splitAttribute(value) : value,
      }),
    },
    {
      tag,
      collection: 'seq',
      resolve: value => ({ [functionName]: (value as YAMLSeq).toJSON() }),
    },
    {
      tag,
      collection: 'map',
      resolve: value => ({ [functionName]: (value as YAMLMap).toJSON() }),
    },
  ];
}

function splitAttribute(value: string): string[] {
  const dot = value.indexOf('.');
  return dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
}

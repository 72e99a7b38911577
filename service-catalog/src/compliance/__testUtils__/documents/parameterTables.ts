import {
  checkUpdate,
  ENDPOINT_SWITCHES,
} from 'backstage-plugin-secure-studio-common';
import type { CfnTemplate } from '../../../__testUtils__/templates';
import { CHANGE_NOTES } from './parameterNotes';
import { table } from './table';
import { template } from './template';

interface ConsoleInterface {
  readonly ParameterGroups: {
    readonly Label: { readonly default: string };
    readonly Parameters: string[];
  }[];
  readonly ParameterLabels: Record<string, { readonly default: string }>;
}

type Declaration = CfnTemplate['Parameters'][string];

const MANY_VALUES = 6;

/** Every parameter of the template, by the groups in which a console shows them. */
export function parameterTables(): string {
  const { ParameterGroups, ParameterLabels } = template.Metadata?.[
    'AWS::CloudFormation::Interface'
  ] as ConsoleInterface;
  const switches = new Set(ENDPOINT_SWITCHES.map(({ parameter }) => parameter));
  return [
    ...ParameterGroups.flatMap(({ Label, Parameters }) => [
      `## ${Label.default}`,
      table(
        ['parameter', 'label', 'meaning', 'values', 'default', 'may change'],
        Parameters.filter(name => !switches.has(name)).map(name => [
          `\`${name}\``,
          ParameterLabels[name].default,
          plain(String(template.Parameters[name].Description)),
          valuesOf(template.Parameters[name]),
          defaultOf(template.Parameters[name]),
          changeOf(name),
        ]),
      ),
    ]),
    '## Single endpoints',
    'Each is `tier` (default: what the tier says), `yes` or `no`, and may change.',
    table(
      ['parameter', 'service', 'in the tiers from'],
      ENDPOINT_SWITCHES.map(({ parameter, serviceName, tier }) => [
        `\`${parameter}\``,
        `\`${serviceName}\``,
        `\`${tier}\``,
      ]),
    ),
  ].join('\n\n');
}

/** Every output of the template. */
export function outputTable(): string {
  const outputs = Object.entries(template.Outputs) as [
    string,
    { readonly Description?: string; readonly Condition?: string },
  ][];
  return table(
    ['output', 'means', 'there'],
    outputs.map(([name, { Condition, Description }]) => [
      `\`${name}\``,
      Description ?? '',
      Condition === undefined ? 'always' : 'with a firewall',
    ]),
  );
}

function valuesOf(declaration: Declaration): string {
  const { AllowedValues, ConstraintDescription, MaxLength } = declaration;
  if (Array.isArray(AllowedValues)) {
    const values = AllowedValues.map(String);
    const numbers = values.map(Number);
    return values.length > MANY_VALUES
      ? `${values.length} values from ${Math.min(...numbers)} to ${Math.max(
          ...numbers,
        )}`
      : values.map(value => `\`${value}\``).join(', ');
  }
  const length =
    MaxLength === undefined ? '' : `; at most ${MaxLength} characters`;
  const rule = String(ConstraintDescription).replace(/^must (be )?/, '');
  return plain(`${rule}${length}`);
}

function defaultOf({ Default }: Declaration): string {
  if (Default === undefined) {
    return 'none: must be given';
  }
  return Default === '' ? 'empty' : `\`${String(Default)}\``;
}

/** As the rules of the portal say, which refuse what would replace domain, VPC, bucket or key. */
function changeOf(name: string): string {
  const [violation] = checkUpdate({ Zones: '1', [name]: '1' }, { [name]: '2' });
  return violation === undefined
    ? CHANGE_NOTES[name] ?? 'yes'
    : violation.rule.replace(/^cannot change: /, 'no: ');
}

/** As text, not as Markdown. */
function plain(text: string): string {
  return text.replaceAll('*', '\\*');
}

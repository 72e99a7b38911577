import { Evaluation } from './evaluation';
import type { CfnTemplate } from './templates';

export { ACCOUNT, REGION } from './account';

type Properties = Record<string, unknown>;

/** What a template becomes when it is deployed: its functions replaced by plausible values. */
export interface Deployment {
  /** What `Fn::GetAtt` answers. */
  attribute(id: string, name: string): unknown;
  condition(name: string): boolean;
  /** The resources of a type whose condition holds. */
  logicalIds(type: string): string[];
  /** The types of all resources whose condition holds, each once. */
  types(): string[];
  output(name: string): unknown;
  /** The outputs whose condition holds. */
  outputs(): Properties;
  properties(id: string): Properties;
  /** What `Ref` answers. */
  ref(id: string): unknown;
}

/**
 * Resolves the functions that our templates use; any other is an error.
 *
 * @param stackSuffix - The twelve hexadecimal digits that end the stack's id.
 */
export function deploy(
  template: CfnTemplate,
  parameters: Record<string, string> = {},
  stackSuffix = '0123456789ab',
): Deployment {
  const evaluation = new Evaluation(template, parameters, stackSuffix);
  const deployed = Object.keys(template.Resources).filter(id =>
    evaluation.isDeployed(id),
  );
  const outputNames = Object.keys(template.Outputs ?? {}).filter(name => {
    const { Condition } = template.Outputs[name];
    return Condition === undefined || evaluation.condition(Condition);
  });
  const output = (name: string) => {
    if (!outputNames.includes(name)) {
      throw new Error(`There is no output ${name}`);
    }
    return evaluation.resolve(template.Outputs[name].Value);
  };

  return {
    attribute: (id, name) => evaluation.attribute(id, name),
    condition: name => evaluation.condition(name),
    logicalIds: type => deployed.filter(id => evaluation.typeOf(id) === type),
    types: () => [...new Set(deployed.map(id => evaluation.typeOf(id)))],
    output,
    outputs: () =>
      Object.fromEntries(outputNames.map(name => [name, output(name)])),
    properties: id => evaluation.properties(id),
    ref: id => evaluation.ref(id),
  };
}

import { ACCOUNT, REGION } from './account';
import { callIntrinsicFunction } from './intrinsicFunctions';
import { parameterValue } from './parameterValue';
import { attribute, reference, type DeployedResource } from './physicalNames';
import type { CfnTemplate } from './templates';

type Properties = Record<string, unknown>;

/** `AWS::NoValue`: what holds it is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

const stackId = (suffix: string) =>
  `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/SC-${ACCOUNT}-pp-abc/00000000-0000-0000-0000-${suffix}`;

/** A template's functions and conditions, with plausible values for what AWS would answer. */
export class Evaluation {
  private readonly pseudoParameters: Record<string, unknown>;

  constructor(
    private readonly template: CfnTemplate,
    private readonly parameters: Record<string, string>,
    stackSuffix: string,
  ) {
    this.pseudoParameters = {
      'AWS::AccountId': ACCOUNT,
      'AWS::NoValue': NO_VALUE,
      'AWS::Partition': 'aws',
      'AWS::Region': REGION,
      'AWS::StackId': stackId(stackSuffix),
      'AWS::StackName': `SC-${ACCOUNT}-pp-abc`,
      'AWS::URLSuffix': 'amazonaws.com',
    };
    const unknown = Object.keys(parameters).find(
      name => !(name in template.Parameters),
    );
    if (unknown) {
      throw new Error(`The template has no parameter ${unknown}`);
    }
  }

  /** Whether the resource's condition holds. */
  isDeployed(id: string): boolean {
    const { Condition } = this.declared(id);
    return Condition === undefined || this.condition(Condition);
  }

  condition(name: string): boolean {
    const condition = this.template.Conditions?.[name];
    if (condition === undefined) {
      throw new Error(`The template has no condition ${name}`);
    }
    return this.holds(condition);
  }

  typeOf(id: string): string {
    return this.declared(id).Type;
  }

  properties(id: string): Properties {
    if (!this.isDeployed(id)) {
      throw new Error(`${id} is not deployed: its condition does not hold`);
    }
    return this.resolve(this.declared(id).Properties ?? {}) as Properties;
  }

  ref(id: string): unknown {
    if (id in this.pseudoParameters) {
      return this.pseudoParameters[id];
    }
    if (id in this.template.Parameters) {
      return parameterValue(
        id,
        this.template.Parameters[id],
        this.parameters[id],
      );
    }
    return reference(this.deployed(id));
  }

  attribute(id: string, name: string): unknown {
    return attribute(this.deployed(id), name);
  }

  /** A value with its functions replaced and what is `AWS::NoValue` left out. */
  resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value
        .map(member => this.resolve(member))
        .filter(member => member !== NO_VALUE);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && name === 'Ref') {
      return this.ref(String(argument));
    }
    if (entries.length === 1 && name.startsWith('Fn::')) {
      return this.call(name, argument);
    }
    return Object.fromEntries(
      entries
        .map(([key, member]): [string, unknown] => [key, this.resolve(member)])
        .filter(([, member]) => member !== NO_VALUE),
    );
  }

  private declared(id: string) {
    const resource = this.template.Resources[id];
    if (!resource) {
      throw new Error(`The template has no ${id}`);
    }
    return resource;
  }

  private deployed(id: string): DeployedResource {
    const type = this.typeOf(id);
    const properties = () => this.properties(id);
    if (!this.isDeployed(id)) {
      throw new Error(`${id} is not deployed: its condition does not hold`);
    }
    return { id, type, properties, zone: () => this.zoneOf(properties()) };
  }

  private zoneOf({ SubnetMappings }: Properties): string {
    const [first] = (SubnetMappings ?? []) as { SubnetId: string }[];
    return first && first.SubnetId in this.template.Resources
      ? String(this.properties(first.SubnetId).AvailabilityZone)
      : `${REGION}a`;
  }

  private holds(condition: unknown): boolean {
    const entries = Object.entries(condition as Properties);
    const [name, argument] = entries[0] ?? ['', undefined];
    const several = () => (argument as unknown[]).map(one => this.holds(one));
    if (entries.length === 1) {
      switch (name) {
        case 'Condition':
          return this.condition(String(argument));
        case 'Fn::Equals': {
          // CloudFormation compares texts: the number 2 equals the parameter '2'.
          const [one, other] = this.resolve(argument) as unknown[];
          return String(one) === String(other);
        }
        case 'Fn::And':
          return several().every(Boolean);
        case 'Fn::Or':
          return several().some(Boolean);
        case 'Fn::Not':
          return !several()[0];
        default:
      }
    }
    throw new Error(`The tests do not know ${JSON.stringify(condition)}`);
  }

  private call(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Fn::Sub':
        return this.substitute(argument);
      case 'Fn::GetAtt':
        return this.getAttribute(argument);
      case 'Fn::If': {
        const [condition, met, unmet] = argument as [string, unknown, unknown];
        return this.resolve(this.condition(condition) ? met : unmet);
      }
      default:
        return callIntrinsicFunction(
          name,
          this.resolve(argument),
          this.template.Mappings,
        );
    }
  }

  private getAttribute(argument: unknown): unknown {
    const [id, ...rest] = Array.isArray(argument)
      ? argument.map(String)
      : String(argument).split('.');
    return this.attribute(id, rest.join('.'));
  }

  private substitute(argument: unknown): string {
    const [text, own = {}] = (
      Array.isArray(argument) ? argument : [argument]
    ) as [string, Properties?];
    return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
      if (name.startsWith('!')) {
        return `$\{${name.slice(1)}}`;
      }
      if (name in own) {
        return String(this.resolve(own[name]));
      }
      return String(
        name.includes('.') ? this.getAttribute(name) : this.ref(name),
      );
    });
  }
}

import type { CfnTemplate } from './templates';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

type Properties = Record<string, unknown>;

/** What a template becomes when it is deployed: its functions replaced by plausible values. */
export type Deployment = Pick<
  Evaluation,
  'attribute' | 'logicalIds' | 'output' | 'properties' | 'ref'
>;

class Evaluation {
  private readonly pseudoParameters: Properties;

  constructor(
    private readonly template: CfnTemplate,
    private readonly parameters: Record<string, string>,
    stackSuffix: string,
  ) {
    this.pseudoParameters = {
      'AWS::AccountId': ACCOUNT,
      'AWS::Partition': 'aws',
      'AWS::Region': REGION,
      'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/SC-${ACCOUNT}-pp-abc/00000000-0000-0000-0000-${stackSuffix}`,
      'AWS::URLSuffix': 'amazonaws.com',
    };
  }

  logicalIds(type: string): string[] {
    return Object.keys(this.template.Resources).filter(
      id => this.template.Resources[id].Type === type,
    );
  }

  properties(id: string): Properties {
    return this.resolve(this.resource(id).Properties ?? {}) as Properties;
  }

  output(name: string): unknown {
    return this.resolve(this.template.Outputs[name].Value);
  }

  /** What `Ref` answers. */
  ref(id: string): unknown {
    if (id in this.pseudoParameters) {
      return this.pseudoParameters[id];
    }
    if (id in this.template.Parameters) {
      const { Type, Default } = this.template.Parameters[id];
      const value = this.parameters[id] ?? String(Default);
      return Type === 'CommaDelimitedList' ? value.split(',') : value;
    }
    switch (this.resource(id).Type) {
      case 'AWS::Logs::LogGroup':
        return this.properties(id).LogGroupName;
      case 'AWS::S3::Bucket':
        return id.toLowerCase();
      default:
        return id;
    }
  }

  /** What `Fn::GetAtt` answers. */
  attribute(id: string, name: string): unknown {
    switch (`${this.resource(id).Type}.${name}`) {
      case 'AWS::IAM::Role.Arn': {
        const { Path, RoleName } = this.properties(id);
        return `arn:aws:iam::${ACCOUNT}:role${Path ?? '/'}${RoleName ?? id}`;
      }
      case 'AWS::KMS::Key.Arn':
        return `arn:aws:kms:${REGION}:${ACCOUNT}:key/${id}`;
      case 'AWS::Logs::LogGroup.Arn':
        return `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${this.ref(id)}:*`;
      case 'AWS::NetworkFirewall::Firewall.EndpointIds':
        return [`${REGION}a:vpce-${id}`];
      case 'AWS::S3::Bucket.Arn':
        return `arn:aws:s3:::${this.ref(id)}`;
      default:
        return `${id}.${name}`;
    }
  }

  private resource(id: string) {
    const resource = this.template.Resources[id];
    if (!resource) {
      throw new Error(`The template has no ${id}`);
    }
    return resource;
  }

  private resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map(member => this.resolve(member));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && name === 'Ref') {
      return this.ref(argument);
    }
    if (entries.length === 1 && name.startsWith('Fn::')) {
      return this.call(name, argument);
    }
    return Object.fromEntries(
      entries.map(([key, member]) => [key, this.resolve(member)]),
    );
  }

  private call(name: string, argument: unknown): unknown {
    if (name === 'Fn::GetAZs') {
      return ['a', 'b', 'c'].map(zone => `${REGION}${zone}`);
    }
    const [first, second] = argument as [string | number, unknown];
    switch (name) {
      case 'Fn::GetAtt':
        return this.attribute(String(first), String(second));
      case 'Fn::Join':
        return (this.resolve(second) as string[]).join(String(first));
      case 'Fn::Select':
        return (this.resolve(second) as unknown[])[Number(first)];
      case 'Fn::Split':
        return String(this.resolve(second)).split(String(first));
      default:
        throw new Error(`The tests do not know ${name}`);
    }
  }
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
  return {
    attribute: (id, name) => evaluation.attribute(id, name),
    logicalIds: type => evaluation.logicalIds(type),
    output: name => evaluation.output(name),
    properties: id => evaluation.properties(id),
    ref: id => evaluation.ref(id),
  };
}

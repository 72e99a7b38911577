import type { CfnTemplate, CfnTemplateResource } from './templates';

/** What a template becomes when it is deployed: its functions replaced by plausible values. */
export interface Deployment {
  /** The properties of a resource. */
  properties(logicalId: string): Record<string, unknown>;
  /** What `Ref` answers for a resource or parameter. */
  ref(logicalId: string): string;
  /** What `Fn::GetAtt` answers. */
  attribute(logicalId: string, attribute: string): unknown;
  output(name: string): unknown;
  logicalIds(type: string): string[];
}

export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

/** A stack id whose last part is the given one. */
const stackId = (suffix: string) =>
  `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/SC-${ACCOUNT}-pp-abc/00000000-0000-0000-0000-${suffix}`;

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
  const pseudo: Record<string, unknown> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::NoValue': undefined,
    'AWS::Partition': 'aws',
    'AWS::Region': REGION,
    'AWS::StackId': stackId(stackSuffix),
    'AWS::URLSuffix': 'amazonaws.com',
  };

  const ref = (id: string): unknown => {
    if (id in pseudo) {
      return pseudo[id];
    }
    if (id in template.Parameters) {
      const { Type, Default } = template.Parameters[id];
      const value = parameters[id] ?? String(Default);
      return Type === 'CommaDelimitedList' ? value.split(',') : value;
    }
    return physicalId(id, template.Resources[id], () => properties(id));
  };

  const attribute = (id: string, name: string): unknown =>
    attributeOf(id, name, template.Resources[id], () => properties(id));

  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(resolve);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && name === 'Ref') {
      return ref(argument);
    }
    if (entries.length === 1 && name.startsWith('Fn::')) {
      return call(name, argument);
    }
    return Object.fromEntries(
      entries.map(([key, member]) => [key, resolve(member)]),
    );
  };

  const call = (name: string, argument: unknown): unknown => {
    if (name === 'Fn::GetAZs') {
      return ['a', 'b', 'c'].map(zone => `${REGION}${zone}`);
    }
    const [first, second] = argument as [string | number, unknown];
    switch (name) {
      case 'Fn::GetAtt':
        return attribute(String(first), String(second));
      case 'Fn::Join':
        return (resolve(second) as string[]).join(String(first));
      case 'Fn::Select':
        return (resolve(second) as unknown[])[Number(first)];
      case 'Fn::Split':
        return String(resolve(second)).split(String(first));
      default:
        throw new Error(`The tests do not know ${name}`);
    }
  };

  const properties = (id: string) =>
    resolve(template.Resources[id]?.Properties ?? {}) as Record<
      string,
      unknown
    >;

  return {
    properties,
    ref: id => String(ref(id)),
    attribute,
    output: name => resolve(template.Outputs[name].Value),
    logicalIds: type =>
      Object.keys(template.Resources).filter(
        id => template.Resources[id].Type === type,
      ),
  };
}

function physicalId(
  id: string,
  resource: CfnTemplateResource,
  properties: () => Record<string, unknown>,
): string {
  switch (resource?.Type) {
    case 'AWS::Logs::LogGroup':
      return String(properties().LogGroupName);
    case 'AWS::S3::Bucket':
      return id.toLowerCase();
    case undefined:
      throw new Error(`The template has no ${id}`);
    default:
      return id;
  }
}

function attributeOf(
  id: string,
  name: string,
  resource: CfnTemplateResource,
  properties: () => Record<string, unknown>,
): unknown {
  switch (`${resource?.Type}.${name}`) {
    case 'AWS::IAM::Role.Arn':
      return `arn:aws:iam::${ACCOUNT}:role${properties().Path ?? '/'}${
        properties().RoleName ?? id
      }`;
    case 'AWS::KMS::Key.Arn':
      return `arn:aws:kms:${REGION}:${ACCOUNT}:key/${id}`;
    case 'AWS::Logs::LogGroup.Arn':
      return `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${properties().LogGroupName}:*`;
    case 'AWS::NetworkFirewall::Firewall.EndpointIds':
      return [`${REGION}a:vpce-${id}`];
    case 'AWS::S3::Bucket.Arn':
      return `arn:aws:s3:::${id.toLowerCase()}`;
    case `undefined.${name}`:
      throw new Error(`The template has no ${id}`);
    default:
      return `${id}.${name}`;
  }
}

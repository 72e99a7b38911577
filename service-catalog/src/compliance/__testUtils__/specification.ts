import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type {
  PropertyType,
  ResourceProperties,
} from '@aws-cdk/service-spec-types';
import type { CfnTemplate } from '../../__testUtils__/templates';

type Database = Awaited<ReturnType<typeof loadAwsServiceSpec>>;
type JsonObject = Record<string, unknown>;

const NO_VALUE = 'AWS::NoValue';

/** What CloudFormation's registry knows of the types of resources. */
export class Specification {
  static async load(): Promise<Specification> {
    return new Specification(await loadAwsServiceSpec());
  }

  private constructor(private readonly db: Database) {}

  /** Properties that their types do not have, lack or take in another form, by their paths. */
  mismatches({ Resources }: Pick<CfnTemplate, 'Resources'>): string[] {
    return Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
      const [resource] = this.db.lookup(
        'resource',
        'cloudFormationType',
        'equals',
        Type,
      );
      return resource === undefined
        ? [`${id}: unknown type ${Type}`]
        : this.ofObject(Properties ?? {}, resource.properties, id);
    });
  }

  private ofObject(
    value: JsonObject,
    members: ResourceProperties,
    path: string,
  ): string[] {
    const missing = Object.entries(members)
      .filter(([, member]) => member.required)
      .filter(
        ([name]) => !(name in value) || branches(value[name]).some(isNoValue),
      )
      .map(([name]) => `${path}: ${name} is missing`);
    const others = Object.entries(value).flatMap(([name, member]) =>
      name in members
        ? this.ofValue(member, members[name].type, `${path}.${name}`)
        : [`${path}: ${name} is unknown`],
    );
    return [...missing, ...others];
  }

  private ofValue(value: unknown, type: PropertyType, path: string): string[] {
    return branches(value)
      .filter(branch => !isIntrinsic(branch))
      .flatMap(branch => this.ofBranch(branch, type, path));
  }

  private ofBranch(value: unknown, type: PropertyType, path: string): string[] {
    switch (type.type) {
      case 'array':
        return Array.isArray(value)
          ? value.flatMap((item, index) =>
              this.ofValue(item, type.element, `${path}[${index}]`),
            )
          : [`${path}: is no list`];
      case 'map':
        return isObject(value)
          ? Object.entries(value).flatMap(([key, item]) =>
              this.ofValue(item, type.element, `${path}.${key}`),
            )
          : [`${path}: is no map`];
      case 'ref': {
        const { properties } = this.db.get(
          'typeDefinition',
          type.reference.$ref,
        );
        return isObject(value)
          ? this.ofObject(value, properties, path)
          : [`${path}: is no object`];
      }
      case 'union': {
        const each = type.types.map(one => this.ofValue(value, one, path));
        return each.some(mismatches => mismatches.length === 0) ? [] : each[0];
      }
      case 'boolean':
        return /^(true|false)$/.test(String(value))
          ? []
          : [`${path}: is no boolean`];
      case 'number':
      case 'integer':
        return Number.isFinite(Number(value)) ? [] : [`${path}: is no number`];
      case 'string':
        return typeof value === 'object' ? [`${path}: is no text`] : [];
      default:
        return [];
    }
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every value that conditions may choose. */
function branches(value: unknown): unknown[] {
  const chosen = isObject(value) ? value['Fn::If'] : undefined;
  return Array.isArray(chosen) ? chosen.slice(1).flatMap(branches) : [value];
}

function isNoValue(value: unknown): boolean {
  return isObject(value) && value.Ref === NO_VALUE;
}

/** A value that CloudFormation works out, or none at all. */
function isIntrinsic(value: unknown): boolean {
  const [key, ...others] = isObject(value) ? Object.keys(value) : [];
  return (
    others.length === 0 &&
    key !== undefined &&
    (key === 'Ref' || key.startsWith('Fn::'))
  );
}

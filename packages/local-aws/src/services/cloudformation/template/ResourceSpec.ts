import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type {
  PropertyType,
  Resource,
  ResourceProperties,
} from '@aws-cdk/service-spec-types';
import { validationError } from './errors';
import { isJsonObject, Json, JsonObject } from './json';

type SpecDatabase = Awaited<ReturnType<typeof loadAwsServiceSpec>>;

/** Takes half a second to read, hence once and only when it is needed. */
let database: Promise<SpecDatabase> | undefined;

function specDatabase(): Promise<SpecDatabase> {
  database ??= loadAwsServiceSpec();
  return database;
}

class Mismatch extends Error {}

/** What CloudFormation's registry says about a resource type. */
export class ResourceSpec {
  /** @returns undefined for a type that the registry does not have */
  static async find(type: string): Promise<ResourceSpec | undefined> {
    const db = await specDatabase();
    const [resource] = db.lookup(
      'resource',
      'cloudFormationType',
      'equals',
      type,
    );
    return resource && new ResourceSpec(db, resource);
  }

  private constructor(
    private readonly db: SpecDatabase,
    private readonly resource: Resource,
  ) {}

  hasProperty(name: string): boolean {
    return name in this.resource.properties;
  }

  hasAttribute(name: string): boolean {
    return name in this.resource.attributes;
  }

  /** The property that holds tags, and whether as a list of `Key` and `Value` or as a map. */
  get tags(): { property: string; form: 'list' | 'map' } | undefined {
    const information = this.resource.tagInformation;
    return (
      information && {
        property: information.tagPropertyName,
        form: information.variant === 'map' ? 'map' : 'list',
      }
    );
  }

  /** Whether a changed property needs a new resource. One that only may need it is changed in place. */
  causesReplacement(property: string): boolean {
    return (
      this.resource.properties[property]?.causesReplacement === 'yes' ||
      (this.resource.additionalReplacementProperties ?? []).some(
        path => path.length === 1 && path[0] === property,
      )
    );
  }

  /** What a changed property means for the resource: `maybe` where it depends on the values. */
  replacement(property: string): 'yes' | 'maybe' | 'no' {
    return this.causesReplacement(property)
      ? 'yes'
      : this.resource.properties[property]?.causesReplacement ?? 'no';
  }

  /**
   * Brings properties to the registry's types, as CloudFormation does: text that is a number
   * becomes one, and so on.
   *
   * @param unknown - properties that will have values, which nobody knows yet
   * @throws AwsError `ValidationError` naming a member that is unknown, missing or of a wrong type.
   */
  conform(
    logicalId: string,
    properties: JsonObject,
    unknown: ReadonlySet<string> = new Set(),
  ): JsonObject {
    const members = Object.fromEntries(
      Object.entries(this.resource.properties).filter(
        ([name]) => !unknown.has(name),
      ),
    );
    try {
      return this.conformObject(properties, members, '#');
    } catch (error) {
      if (error instanceof Mismatch) {
        throw validationError(
          `Properties validation failed for resource ${logicalId} with message: ${error.message}`,
        );
      }
      throw error;
    }
  }

  private conformObject(
    value: JsonObject,
    members: ResourceProperties,
    path: string,
  ): JsonObject {
    const missing = Object.entries(members).find(
      ([name, member]) => member.required && !(name in value),
    );
    if (missing !== undefined) {
      throw new Mismatch(`${path}: required key [${missing[0]}] not found`);
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => {
        if (!(name in members)) {
          throw new Mismatch(
            `${path}: extraneous key [${name}] is not permitted`,
          );
        }
        return [
          name,
          this.conformValue(member, members[name].type, `${path}/${name}`),
        ];
      }),
    );
  }

  private conformValue(value: Json, type: PropertyType, path: string): Json {
    switch (type.type) {
      case 'string':
        return typeof value === 'number' || typeof value === 'boolean'
          ? String(value)
          : expected(typeof value === 'string', value, 'String', path);
      case 'number':
      case 'integer': {
        const number =
          typeof value === 'string' && value.trim() ? Number(value) : value;
        return expected(
          typeof number === 'number' && Number.isFinite(number),
          number,
          'Number',
          path,
        );
      }
      case 'boolean': {
        const isText = value === 'true' || value === 'false';
        const boolean = isText ? value === 'true' : value;
        return expected(typeof boolean === 'boolean', boolean, 'Boolean', path);
      }
      case 'array': {
        if (!Array.isArray(value)) {
          throw mismatch(value, 'JSONArray', path);
        }
        return value.map((item, index) =>
          this.conformValue(item, type.element, `${path}/${index}`),
        );
      }
      case 'map': {
        if (!isJsonObject(value)) {
          throw mismatch(value, 'JSONObject', path);
        }
        return Object.fromEntries(
          Object.entries(value).map(([key, item]) => [
            key,
            this.conformValue(item, type.element, `${path}/${key}`),
          ]),
        );
      }
      case 'ref': {
        if (!isJsonObject(value)) {
          throw mismatch(value, 'JSONObject', path);
        }
        const definition = this.db.get('typeDefinition', type.reference.$ref);
        return this.conformObject(value, definition.properties, path);
      }
      case 'tag':
        if (!isJsonObject(value) || value.Key === undefined) {
          throw mismatch(value, 'a tag with Key and Value', path);
        }
        return { Key: String(value.Key), Value: String(value.Value ?? '') };
      case 'union':
        return this.conformUnion(value, type.types, path);
      default:
        return value;
    }
  }

  private conformUnion(
    value: Json,
    types: readonly PropertyType[],
    path: string,
  ): Json {
    const failures: Mismatch[] = [];
    for (const type of types) {
      try {
        return this.conformValue(value, type, path);
      } catch (error) {
        if (!(error instanceof Mismatch)) {
          throw error;
        }
        failures.push(error);
      }
    }
    throw failures[0];
  }
}

function mismatch(value: Json, type: string, path: string): Mismatch {
  return new Mismatch(
    `${path}: expected type: ${type}, found: ${JSON.stringify(value)}`,
  );
}

function expected(holds: boolean, value: Json, type: string, path: string) {
  if (!holds) {
    throw mismatch(value, type, path);
  }
  return value;
}

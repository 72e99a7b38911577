import { evaluate, Scope } from '../template/evaluate';
import { Json, JsonObject } from '../template/json';

/** What a resource's properties will be, as far as that is known before anything changes. */
export interface Preview {
  readonly known: JsonObject;
  /** By property: the resource that is made first, and whose id or attribute it holds. */
  readonly unknown: ReadonlyMap<string, string>;
  /** By property: the attribute of a resource that changes in place, and which may change with it. */
  readonly uncertain: ReadonlyMap<string, string>;
}

/** The resources that the changes before this one make or change. */
export interface Upstream {
  /** New, or made anew. */
  readonly created: ReadonlySet<string>;
  readonly modified: ReadonlySet<string>;
}

/** Thrown where a value depends on a resource that does not exist yet. */
class NotYetKnown extends Error {
  constructor(readonly logicalId: string) {
    super(`${logicalId} does not exist yet`);
  }
}

/** Resolves the properties of a resource one by one. */
export function previewProperties(
  properties: JsonObject,
  scope: Scope,
  upstream: Upstream,
): Preview {
  const known: JsonObject = {};
  const unknown = new Map<string, string>();
  const uncertain = new Map<string, string>();
  for (const [name, value] of Object.entries(properties)) {
    const result = previewValue(value, scope, upstream);
    if (result.createdFirst !== undefined) {
      unknown.set(name, result.createdFirst);
    } else if (result.value !== undefined) {
      known[name] = result.value;
    }
    if (result.attribute !== undefined) {
      uncertain.set(name, result.attribute);
    }
  }
  return { known, unknown, uncertain };
}

interface PreviewedValue {
  readonly value?: Json;
  readonly createdFirst?: string;
  readonly attribute?: string;
}

function previewValue(
  value: Json,
  scope: Scope,
  { created, modified }: Upstream,
): PreviewedValue {
  let attributeOfModified: string | undefined;
  const refuseCreated = (logicalId: string) => {
    if (created.has(logicalId)) {
      throw new NotYetKnown(logicalId);
    }
  };
  try {
    const result = evaluate(value, {
      ...scope,
      ref: name => {
        refuseCreated(name);
        return scope.ref(name);
      },
      attribute: (logicalId, attribute) => {
        refuseCreated(logicalId);
        if (modified.has(logicalId)) {
          attributeOfModified = `${logicalId}.${attribute}`;
        }
        return scope.attribute(logicalId, attribute);
      },
    });
    return { value: result, attribute: attributeOfModified };
  } catch (error) {
    if (error instanceof NotYetKnown) {
      return { createdFirst: error.logicalId };
    }
    throw error;
  }
}

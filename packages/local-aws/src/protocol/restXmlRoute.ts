import { StaticOperationSchema } from '@smithy/types';
import { ServiceModel, WireRequest } from './types';

/** Where a path-style S3 request leads. */
export interface Route {
  readonly operation: string;
  readonly bucket?: string;
  readonly key?: string;
}

/** Query fields that say how the answer shall look or who asks, not which operation it is. */
const NEUTRAL_FIELDS = /^(x-id$|x-amz-|X-Amz-|response-)/;

/**
 * Finds the operation by the SDK's `http` traits, such as `PUT /{Key+}?x-id=PutObject`.
 * The bucket is the path's first segment: virtual hosts do not exist on a loopback address.
 */
export function findRoute(
  model: ServiceModel,
  request: WireRequest,
): Route | undefined {
  const [, bucketPart = '', ...keyParts] = request.path.split('/');
  const bucket = decodeURIComponent(bucketPart) || undefined;
  const key = decodeURIComponent(keyParts.join('/')) || undefined;
  const level = levelOf(bucket, key);

  const candidates = [...model.operations.values()]
    .map(schema => httpTrait(schema))
    .filter(
      trait =>
        trait !== undefined &&
        trait.method === request.method &&
        trait.level === level,
    )
    .filter(trait => trait !== undefined);
  const fitting = candidates
    .filter(({ literals }) =>
      literals.every(([name, value]) =>
        name === 'x-id'
          ? (request.query.get(name) ?? value) === value
          : request.query.get(name) === value,
      ),
    )
    .sort((a, b) => subresources(b) - subresources(a));
  const [best] = fitting;
  if (!best || leavesSubresource(best, candidates, request)) return undefined;
  return { operation: best.operation, bucket, key };
}

type Level = 'service' | 'bucket' | 'object';

interface HttpTrait {
  readonly operation: string;
  readonly method: string;
  readonly level: Level;
  readonly literals: Array<[name: string, value: string]>;
}

function levelOf(bucket?: string, key?: string): Level {
  if (!bucket) return 'service';
  return key ? 'object' : 'bucket';
}

function httpTrait(schema: StaticOperationSchema): HttpTrait | undefined {
  const [, , operation, traits] = schema;
  if (typeof traits !== 'object' || !traits.http) return undefined;
  const [method, uri] = traits.http;
  const [path, query = ''] = uri.split('?');
  return {
    operation,
    method,
    level: levelOfTrait(operation, path),
    literals: [...new URLSearchParams(query)],
  };
}

function levelOfTrait(operation: string, path: string): Level {
  if (path.includes('{Key+}')) return 'object';
  return operation === 'ListBuckets' || operation === 'ListDirectoryBuckets'
    ? 'service'
    : 'bucket';
}

function subresources(trait: HttpTrait): number {
  return trait.literals.filter(([name]) => !NEUTRAL_FIELDS.test(name)).length;
}

/** Whether the request names a subresource (such as `?policy`) that the found operation has nothing to do with. */
function leavesSubresource(
  found: HttpTrait,
  candidates: HttpTrait[],
  request: WireRequest,
): boolean {
  const names = new Set(
    candidates.flatMap(({ literals }) => literals.map(([name]) => name)),
  );
  return [...request.query.keys()].some(
    name =>
      names.has(name) &&
      !NEUTRAL_FIELDS.test(name) &&
      !found.literals.some(([literal]) => literal === name),
  );
}

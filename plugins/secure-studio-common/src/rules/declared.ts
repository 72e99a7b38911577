import { ProvisionRequest } from '../api';
import { PARAMETER_FIELDS, ParameterField } from '../product';
import { Violation } from './Violation';

/**
 * What a request says that becomes no parameter of the target's version of the product.
 *
 * @param target - Its version, and the parameters that this declares, by their CloudFormation names.
 * @public
 */
export function checkDeclared(
  request: ProvisionRequest,
  { version, parameters }: { version: string; parameters: readonly string[] },
): Violation[] {
  return [...PARAMETER_FIELDS]
    .filter(([parameter]) => !parameters.includes(parameter))
    .flatMap(([, fields]) => fields)
    .flatMap(field => namedPath(request, field) ?? [])
    .map(field => ({
      field,
      rule: `must be left out: version ${version} of the product does not have it`,
    }));
}

/** Where the request names what the field stands for; undefined where it does not. */
function namedPath(
  request: ProvisionRequest,
  { path, item, follows }: ParameterField,
): string | undefined {
  const value = valueAt(request, path);
  if (follows || value === undefined) {
    return undefined;
  }
  if (item === undefined) {
    return path;
  }
  const index = Array.isArray(value) ? value.indexOf(item) : -1;
  return index < 0 ? undefined : `${path}[${index}]`;
}

function valueAt(request: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null
          ? new Map(Object.entries(value)).get(name)
          : undefined,
      request,
    );
}

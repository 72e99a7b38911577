import { JsonObject, JsonValue } from '@backstage/types';
import { ProvisionRequest } from 'backstage-plugin-secure-studio-common';

/** The request that the form amounts to so far, whatever of it is still missing. */
export function formRequest(
  formData: JsonObject | undefined,
): ProvisionRequest {
  const chosen = withoutNothing(formData ?? {}) ?? {};
  // The form's schema gives each field its type, and the rules look at what is in it.
  return {
    owner: '',
    name: '',
    target: '',
    profileUser: '',
    ...(chosen as Partial<ProvisionRequest>),
  };
}

function withoutNothing(value: JsonObject): JsonObject | undefined {
  const entries = Object.entries(value)
    .map(([name, item]): [string, JsonValue | undefined] => [
      name,
      isObject(item) ? withoutNothing(item) : item,
    ])
    .filter(([, item]) => item !== undefined && item !== '');
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

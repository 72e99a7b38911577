import { AuthorizationRequest } from '../service';

export type ConditionKeys = NonNullable<AuthorizationRequest['conditionKeys']>;

/** What policies see of the tags in a request: `aws:RequestTag/<key>` and `aws:TagKeys`. */
export function requestTagKeys(
  tags: Readonly<Record<string, string>>,
): ConditionKeys {
  const keys = Object.keys(tags);
  return {
    ...(keys.length > 0 && { 'aws:TagKeys': keys }),
    ...prefixed('aws:RequestTag', tags),
  };
}

/** What policies see of the tags that a resource has, also under the service's own names. */
export function resourceTagKeys(
  tags: Readonly<Record<string, string>>,
  ...services: readonly string[]
): ConditionKeys {
  return Object.assign(
    {},
    ...['aws', ...services].map(service =>
      prefixed(`${service}:ResourceTag`, tags),
    ),
  );
}

/** Tags as most services have them, by key. */
export function tagsByKey(
  tags: ReadonlyArray<{ Key?: string; Value?: string }> = [],
): Record<string, string> {
  return Object.fromEntries(
    tags.map(({ Key = '', Value = '' }) => [Key, Value]),
  );
}

function prefixed(
  prefix: string,
  tags: Readonly<Record<string, string>>,
): ConditionKeys {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]),
  );
}

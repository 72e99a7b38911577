/** A statement of a service or resource control policy: these only ever deny here. */
export interface DenyStatement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Principal?: '*';
  readonly Action: readonly string[];
  readonly Resource: readonly string[] | '*';
  readonly Condition?: Conditions;
}

export type Conditions = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

export interface OrganizationPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly DenyStatement[];
}

/**
 * Conditions of one statement are ANDed, so each thing to be denied has a statement of its own; beside it
 * a statement says at most whom it spares.
 */
export function denial(
  Sid: string,
  Action: readonly string[],
  rest: {
    readonly resources?: readonly string[];
    readonly when?: Conditions;
    readonly spares?: readonly string[];
  } = {},
): DenyStatement {
  const { resources, when, spares } = rest;
  const Condition = {
    ...when,
    ...(spares && { ArnNotLike: { 'aws:PrincipalArn': spares } }),
  };
  return {
    Sid,
    Effect: 'Deny',
    Action,
    Resource: resources ?? '*',
    ...(Object.keys(Condition).length > 0 && { Condition }),
  };
}

export function policy(
  ...Statement: readonly DenyStatement[]
): OrganizationPolicy {
  return { Version: '2012-10-17', Statement };
}

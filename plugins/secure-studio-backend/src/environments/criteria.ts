import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/** The property of an environment has one of the values. */
export interface EnvironmentFilter {
  property: 'name' | 'owner' | 'target' | 'status';
  values: readonly string[];
}

/** Which environments are meant, as a tree of filters. */
export type EnvironmentCriteria = PermissionCriteria<EnvironmentFilter>;

/** A condition with the values of its question marks. */
export interface SqlCondition {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

const COLUMNS: Record<EnvironmentFilter['property'], string> = {
  name: 'name',
  owner: 'owner_ref',
  target: 'target_id',
  status: 'status',
};

/**
 * The criteria as a condition on `secure_studio_environments`. However many values a filter has, they
 * are one binding, since databases take only so many.
 */
export function criteriaToSql(
  criteria: EnvironmentCriteria,
  database: Knex,
): SqlCondition {
  if ('allOf' in criteria) {
    return join(criteria.allOf, { by: 'and', none: '1 = 1' }, database);
  }
  if ('anyOf' in criteria) {
    return join(criteria.anyOf, { by: 'or', none: '1 = 0' }, database);
  }
  if ('not' in criteria) {
    const { sql, bindings } = criteriaToSql(criteria.not, database);
    return { sql: `not (${sql})`, bindings };
  }
  const column = COLUMNS[criteria.property];
  return database.client.dialect === 'postgresql'
    ? { sql: `${column} = any(?)`, bindings: [[...criteria.values]] }
    : {
        sql: `${column} in (select value from json_each(?))`,
        bindings: [JSON.stringify(criteria.values)],
      };
}

function join(
  criteria: readonly EnvironmentCriteria[],
  { by, none }: { by: 'and' | 'or'; none: string },
  database: Knex,
): SqlCondition {
  const conditions = criteria.map(child => criteriaToSql(child, database));
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(` ${by} `) || none,
    bindings: conditions.flatMap(({ bindings }) => bindings),
  };
}

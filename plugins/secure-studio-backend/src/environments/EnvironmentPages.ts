import {
  EnvironmentList,
  EnvironmentSort,
  EnvironmentSummary,
  SortOrder,
} from 'backstage-plugin-secure-studio-common';
import { Knex } from 'knex';
import {
  criteriaToSql,
  EnvironmentCriteria,
  EnvironmentFilter,
} from './criteria';
import { EnvironmentRow } from './environmentRows';
import { decodeCursor, encodeCursor, ListPosition } from './listCursor';

/** What a page is asked for. */
export interface PageQuery {
  readonly filters: readonly EnvironmentFilter[];
  /** Part of the name or of the owner's entity ref, in upper or lower case. */
  readonly search?: string;
  readonly sort: EnvironmentSort;
  readonly order: SortOrder;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  readonly limit: number;
}

const TABLE = 'secure_studio_environments';

const SORT_COLUMNS = {
  name: 'name',
  owner: 'owner_ref',
  target: 'target_id',
  status: 'status',
  createdAt: 'created_at',
} as const satisfies Record<EnvironmentSort, keyof EnvironmentRow>;

const SUMMARY_COLUMNS = [
  'name',
  'owner_ref',
  'target_id',
  'status',
  'status_reason',
  'status_source',
  'egress_mode',
  'domain_id',
  'created_at',
  'observed_at',
] as const satisfies readonly (keyof EnvironmentRow)[];

type SummaryRow = Pick<EnvironmentRow, (typeof SUMMARY_COLUMNS)[number]>;

/** Pages of environments, which the database filters, sorts and counts. */
export class EnvironmentPages {
  constructor(private readonly database: Knex) {}

  /**
   * A page begins after the last environment of the one before, so that none is left out or shown
   * twice when others come or go meanwhile.
   *
   * @param readable - Criteria that every environment meets which the reader may see.
   * @throws InputError where the cursor is of another list.
   */
  async read(
    query: PageQuery,
    readable: readonly EnvironmentCriteria[],
  ): Promise<EnvironmentList> {
    const { cursor, limit, ...list } = query;
    const column = SORT_COLUMNS[list.sort];
    const after = cursor === undefined ? undefined : decodeCursor(list, cursor);
    const rows = await this.#page(query, readable, after);
    const total = rows[0]?.total ?? (await this.#count(query, readable));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toSummary),
      total: Number(total),
      nextCursor:
        last && rows.length > limit
          ? encodeCursor(list, { value: last[column], name: last.name })
          : null,
    };
  }

  /**
   * One row more than the page has, where there is one. Each tells the total too, which saves a second
   * question to the database.
   */
  async #page(
    query: PageQuery,
    readable: readonly EnvironmentCriteria[],
    after: ListPosition | undefined,
  ): Promise<(SummaryRow & { total: string | number })[]> {
    const column = SORT_COLUMNS[query.sort];
    const page = this.#matching(query, readable)
      .select(...SUMMARY_COLUMNS, {
        total: this.#matching(query, readable).count('*'),
      })
      .orderBy(column, query.order)
      .limit(query.limit + 1);
    if (column !== 'name') {
      page.orderBy('name', query.order);
    }
    if (after) {
      page.whereRaw(`(??, name) ${query.order === 'asc' ? '>' : '<'} (?, ?)`, [
        column,
        after.value,
        after.name,
      ]);
    }
    return page;
  }

  async #count(
    query: PageQuery,
    readable: readonly EnvironmentCriteria[],
  ): Promise<string | number> {
    const [{ total }] = await this.#matching(query, readable).count<
      { total: string | number }[]
    >({ total: '*' });
    return total;
  }

  #matching(query: PageQuery, readable: readonly EnvironmentCriteria[]) {
    const rows = this.database<EnvironmentRow>(TABLE);
    for (const criteria of [...readable, ...query.filters]) {
      const { sql, bindings } = criteriaToSql(criteria, this.database);
      rows.whereRaw(`(${sql})`, [...bindings]);
    }
    if (query.search !== undefined) {
      const pattern = containing(query.search);
      rows.whereRaw(`(name like ? escape '!' or owner_ref like ? escape '!')`, [
        pattern,
        pattern,
      ]);
    }
    return rows;
  }
}

/** A pattern for what has the text somewhere in it; names and entity refs are stored in lower case. */
function containing(text: string): string {
  const escaped = text
    .toLocaleLowerCase('en-US')
    .replace(/[!%_]/g, character => `!${character}`);
  return `%${escaped}%`;
}

function toSummary(row: SummaryRow): EnvironmentSummary {
  return {
    name: row.name,
    owner: row.owner_ref,
    target: row.target_id,
    status: row.status,
    statusReason:
      row.status_reason === null || row.status_source === null
        ? null
        : { source: row.status_source, message: row.status_reason },
    egressMode: row.egress_mode,
    domainId: row.domain_id,
    createdAt: row.created_at,
    observedAt: row.observed_at,
  };
}

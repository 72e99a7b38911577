import { Clock } from '../clock';
import { frozenCopy } from './frozenCopy';
import { createHistory, History } from './history';
import { Collection, State } from './index';

/** Every stored record: account/region → collection → key → item. */
export type Snapshot = Record<string, Record<string, Record<string, object>>>;

/** The state of all accounts and regions. */
export interface StateStore {
  state(accountId: string, region: string): State;
  /** The state as it stood then, up to a minute ago. What is written to it is lost. */
  stateAt(time: Date, accountId: string, region: string): State;
  snapshot(): Snapshot;
}

interface Table {
  readonly items: Map<string, object>;
  readonly history: History<object>;
}

/** @param onChange - called at each change. */
export function createStateStore(
  initial: Snapshot = {},
  onChange: () => void = () => {},
  clock: Clock = { now: () => new Date() },
): StateStore {
  const createTable = (items: Record<string, object> = {}): Table => {
    const map = new Map(Object.entries(frozenCopy(items)));
    return { items: map, history: createHistory(map, clock) };
  };
  const scopes = new Map<string, Map<string, Table>>();
  for (const [scope, collections] of Object.entries(initial)) {
    const byName = new Map<string, Table>();
    for (const [name, items] of Object.entries(collections)) {
      byName.set(name, createTable(items));
    }
    scopes.set(scope, byName);
  }
  const tableIn = (accountId: string, region: string) => {
    const tables = getOrCreate(
      scopes,
      `${accountId}/${region}`,
      () => new Map<string, Table>(),
    );
    return (name: string) => getOrCreate(tables, name, () => createTable());
  };

  return {
    state(accountId, region) {
      const table = tableIn(accountId, region);
      return {
        collection<Item extends object>(name: string) {
          const { items, history } = table(name);
          // The author of a collection vouches for the shape of its items.
          return createCollection(items as Map<string, Item>, key => {
            history.changing(key);
            onChange();
          });
        },
      };
    },

    stateAt(time, accountId, region) {
      const table = tableIn(accountId, region);
      const past = new Map<string, Map<string, object>>();
      return {
        collection<Item extends object>(name: string) {
          const items = getOrCreate(past, name, () =>
            table(name).history.itemsAt(time),
          );
          return createCollection(items as Map<string, Item>, () => {});
        },
      };
    },

    snapshot() {
      return objectFrom(scopes, collections =>
        objectFrom(collections, ({ items }) => objectFrom(items, item => item)),
      );
    },
  };
}

/** @param changing - called before each change. */
function createCollection<Item extends object>(
  items: Map<string, Item>,
  changing: (key: string) => void,
): Collection<Item> {
  return {
    get: key => items.get(key),
    set(key, item) {
      changing(key);
      items.set(key, frozenCopy(item));
    },
    delete(key) {
      if (!items.has(key)) return false;
      changing(key);
      return items.delete(key);
    },
    entries: () => [...items],
    values: () => [...items.values()],
  };
}

function getOrCreate<Value>(
  map: Map<string, Value>,
  key: string,
  create: () => Value,
): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const created = create();
  map.set(key, created);
  return created;
}

function objectFrom<Value, Result>(
  map: Map<string, Value>,
  convert: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(
    [...map].map(([key, value]) => [key, convert(value)]),
  );
}

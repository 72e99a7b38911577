import { frozenCopy } from './frozenCopy';
import { Collection, State } from './index';

/** Every stored record: account/region → collection → key → item. */
export type Snapshot = Record<string, Record<string, Record<string, object>>>;

/** The state of all accounts and regions. */
export interface StateStore {
  state(accountId: string, region: string): State;
  snapshot(): Snapshot;
}

/** @param onChange - called after each change. */
export function createStateStore(
  initial: Snapshot = {},
  onChange: () => void = () => {},
): StateStore {
  const scopes = new Map<string, Map<string, Map<string, object>>>();
  for (const [scope, collections] of Object.entries(initial)) {
    const byName = new Map<string, Map<string, object>>();
    for (const [name, items] of Object.entries(collections)) {
      byName.set(name, new Map(Object.entries(frozenCopy(items))));
    }
    scopes.set(scope, byName);
  }

  return {
    state(accountId, region) {
      const collections = getOrCreate(
        scopes,
        `${accountId}/${region}`,
        () => new Map<string, Map<string, object>>(),
      );
      return {
        collection<Item extends object>(name: string) {
          const items = getOrCreate(collections, name, () => new Map());
          return createCollection<Item>(items, onChange);
        },
      };
    },

    snapshot() {
      return objectFrom(scopes, collections =>
        objectFrom(collections, items => objectFrom(items, item => item)),
      );
    },
  };
}

function createCollection<Item extends object>(
  items: Map<string, Item>,
  onChange: () => void,
): Collection<Item> {
  return {
    get: key => items.get(key),
    set(key, item) {
      items.set(key, frozenCopy(item));
      onChange();
    },
    delete(key) {
      const existed = items.delete(key);
      if (existed) onChange();
      return existed;
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

import { Clock } from '../clock';

/** How far back it can be looked, in milliseconds. */
export const HISTORY_MS = 60_000;

interface Change<Item> {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly key: string;
  /** What stood there before; undefined when nothing did. */
  readonly replaced: Item | undefined;
}

/** The changes of the last minute to the items of one collection. */
export interface History<Item> {
  /** To be called before an item is set or deleted. */
  changing(key: string): void;
  /** The items as they stood then; as far back as is known. Order is kept for what still stands. */
  itemsAt(time: Date): Map<string, Item>;
}

export function createHistory<Item>(
  items: ReadonlyMap<string, Item>,
  clock: Clock,
): History<Item> {
  const changes: Change<Item>[] = [];

  return {
    changing(key) {
      const time = clock.now().getTime();
      const kept = changes.findIndex(change => change.time > time - HISTORY_MS);
      changes.splice(0, kept < 0 ? changes.length : kept);
      changes.push({ time, key, replaced: items.get(key) });
    },

    itemsAt(time) {
      const past = new Map(items);
      for (const change of [...changes].reverse()) {
        if (change.time <= time.getTime()) break;
        if (change.replaced === undefined) past.delete(change.key);
        else past.set(change.key, change.replaced);
      }
      return past;
    },
  };
}

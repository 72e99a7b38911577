/** The stored records of one account in one region, by collection. */
export interface State {
  collection<Item extends object>(name: string): Collection<Item>;
}

/** Records by key. Each is plain JSON (a date is an ISO string); what is handed out is frozen. */
export interface Collection<Item extends object> {
  get(key: string): Item | undefined;
  set(key: string, item: Item): void;
  delete(key: string): boolean;
  /** In the order in which the keys were first set. */
  entries(): Array<[key: string, item: Item]>;
  values(): Item[];
}

/** A tag as most templates and APIs write it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What has to be called so that a resource has the tags that its properties say. */
export function tagChanges(
  before: readonly Tag[] = [],
  after: readonly Tag[] = [],
): { removed: string[]; set: Tag[] } {
  return {
    removed: before
      .map(({ Key }) => Key)
      .filter(key => !after.some(({ Key }) => Key === key)),
    set: after.filter(
      ({ Key, Value }) =>
        !before.some(tag => tag.Key === Key && tag.Value === Value),
    ),
  };
}

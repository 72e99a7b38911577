import { useState } from 'react';

/** The pages of a list that were walked through, each by the cursor with which it begins. */
export function useListPages(list: string) {
  const [walked, setWalked] = useState<{ list: string; cursors: string[] }>({
    list,
    cursors: [],
  });
  // Another list begins at its first page.
  const cursors = walked.list === list ? walked.cursors : [];
  const walkTo = (next: string[]) => setWalked({ list, cursors: next });
  return {
    cursor: cursors.at(-1),
    /** How many pages are before this one. */
    before: cursors.length,
    next: (cursor: string) => walkTo([...cursors, cursor]),
    previous: () => walkTo(cursors.slice(0, -1)),
  };
}

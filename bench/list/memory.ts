import { PortalProcess } from './portalProcess';
import { read } from './readers';

const EVERY = 1_000;

/** Megabytes of the portal's process. */
export interface Memory {
  /** What is in use after all garbage is collected. */
  heap: { before: number; after: number };
  /** What the process holds. */
  rss: { before: number; most: number };
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/** What a task does to the portal's memory. */
export async function watchMemory(
  { url, token }: PortalProcess,
  task: () => Promise<void>,
): Promise<Memory> {
  const usage = async (query = ''): Promise<NodeJS.MemoryUsage> =>
    JSON.parse((await read(`${url}/api/bare/memory${query}`, token)).text);
  const before = await usage('?collect');
  let most = before.rss;
  let isAsking = false;
  const timer = setInterval(async () => {
    if (!isAsking) {
      isAsking = true;
      most = Math.max(most, (await usage()).rss);
      isAsking = false;
    }
  }, EVERY);
  try {
    await task();
  } finally {
    clearInterval(timer);
  }
  const after = await usage('?collect');
  return {
    heap: {
      before: megabytes(before.heapUsed),
      after: megabytes(after.heapUsed),
    },
    rss: { before: megabytes(before.rss), most: megabytes(most) },
  };
}

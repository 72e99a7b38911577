import { Agent, get } from 'node:http';

/** What readers met who asked for the same again and again. */
export interface Load {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** @throws where the answer is no success. */
export function read(
  url: string,
  token: string,
  agent?: Agent,
): Promise<{ text: string }> {
  return new Promise((resolve, reject) => {
    get(
      url,
      { agent, headers: { authorization: `Bearer ${token}` } },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => {
          text += chunk;
        });
        response.on('end', () =>
          response.statusCode === 200
            ? resolve({ text })
            : reject(new Error(`${url} answered ${response.statusCode}`)),
        );
        response.on('error', reject);
      },
    ).on('error', reject);
  });
}

/** Lets several readers ask for a while, each again as soon as it has an answer. */
export async function load(
  url: string,
  options: { token: string; readers: number; seconds: number },
): Promise<Load> {
  const { token, readers, seconds } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const times: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (performance.now() < end) {
        const asked = performance.now();
        await read(url, token, agent);
        times.push(performance.now() - asked);
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((one, other) => one - other);
  const quantile = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))];
  return {
    requestsPerSecond: times.length / elapsed,
    p50: quantile(0.5),
    p99: quantile(0.99),
  };
}

// Child processes in groups of their own, so that ending one ends all that it started.
import { ChildProcess, spawn, SpawnOptions } from 'node:child_process';
import { createServer } from 'node:net';

/** How a process ended. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process and all that it started. */
export interface RunningProcess {
  child: ChildProcess;
  ended: Promise<ProcessEnd>;
  kill(signal: NodeJS.Signals): void;
  stop(graceMilliseconds?: number): Promise<void>;
}

/** Starts a process as the leader of its own group. */
export function startProcess(
  file: string,
  args: string[],
  options: SpawnOptions,
): RunningProcess {
  const child = spawn(file, args, { detached: true, ...options });
  const ended = new Promise<ProcessEnd>(resolve => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 1, signal: null }));
  });
  return {
    child,
    ended,
    kill: signal => signalGroup(child.pid, signal),
    async stop(graceMilliseconds = 8000) {
      signalGroup(child.pid, 'SIGTERM');
      const timer = setTimeout(
        () => signalGroup(child.pid, 'SIGKILL'),
        graceMilliseconds,
      );
      await ended;
      clearTimeout(timer);
      signalGroup(child.pid, 'SIGKILL');
    },
  };
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals) {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

/** Resolves once the URL answers with a status below 500. */
export async function waitForUrl(
  url: string,
  options: { timeoutMilliseconds: number; process?: RunningProcess },
): Promise<void> {
  const { timeoutMilliseconds, process } = options;
  const deadline = Date.now() + timeoutMilliseconds;
  let exit: ProcessEnd | undefined;
  process?.ended.then(result => {
    exit = result;
  });
  while (Date.now() < deadline) {
    if (exit) {
      throw new Error(
        `${url} never answered: its process ended with ${
          exit.code ?? exit.signal
        }`,
      );
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (response.status < 500) {
        return;
      }
    } catch {
      // Not there yet.
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer in ${timeoutMilliseconds / 1000} s`);
}

/** Whether nobody listens on this loopback port. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** A loopback port on which nobody listens now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('No port')),
      );
    });
  });
}

// Child processes in groups of their own, so that ending one ends all that it started.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Starts a process as the leader of its own group. */
export function startProcess(file, args, options) {
  const child = spawn(file, args, { detached: true, ...options });
  const ended = new Promise(resolve => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', error => resolve({ code: 1, signal: null, error }));
  });
  return {
    child,
    pid: child.pid,
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

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

/** Resolves once the URL answers with a status below 500. */
export async function waitForUrl(url, { timeoutMilliseconds, process }) {
  const deadline = Date.now() + timeoutMilliseconds;
  let exit;
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
export function isPortFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

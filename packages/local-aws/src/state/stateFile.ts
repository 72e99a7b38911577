import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Snapshot } from './createStateStore';

const WRITE_DELAY_MS = 100;

/** Keeps a snapshot in a JSON file, written soon after a change and never seen half written. */
export interface StateFile {
  read(): Snapshot;
  /** Writes what `snapshot` gives, shortly after the first call since the last write. */
  changed(snapshot: () => Snapshot): void;
  /** Writes at once what is still to be written. */
  flush(): void;
}

/** @throws Error when the file is there but is not one of ours. */
export function openStateFile(path: string): StateFile {
  let pending: (() => Snapshot) | undefined;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!pending) return;
    const content = JSON.stringify({ version: 1, state: pending() });
    pending = undefined;
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, content, { mode: 0o600 });
    renameSync(temporary, path);
  };

  return {
    read() {
      if (!existsSync(path)) return {};
      const content = JSON.parse(readFileSync(path, 'utf8'));
      if (content?.version !== 1 || typeof content.state !== 'object') {
        throw new Error(`${path} is not a state file of local-aws`);
      }
      return content.state;
    },
    changed(snapshot) {
      pending = snapshot;
      timer ??= setTimeout(flush, WRITE_DELAY_MS);
    },
    flush,
  };
}

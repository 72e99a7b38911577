import { holdsOneOf } from './addressSet';

/** Whether a Suricata port, which may be a list, a range or a negation, holds a port. */
export function holdsPort(set: string, port: number | undefined): boolean {
  if (set === 'any') {
    return true;
  }
  if (port === undefined) {
    return false;
  }
  if (set.startsWith('!')) {
    return !holdsPort(set.slice(1), port);
  }
  if (set.startsWith('[')) {
    return holdsOneOf(set.slice(1, -1).split(','), one =>
      holdsPort(one.trim(), port),
    );
  }
  const [from, to = from] = set.split(':');
  if (!/^\d*$/.test(from) || !/^\d*$/.test(to)) {
    throw new Error(`Not a port: ${set}`);
  }
  return Number(from || 0) <= port && port <= Number(to || 65535);
}

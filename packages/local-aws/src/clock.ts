/** Time as the server sees it, so that tests can move it. */
export interface Clock {
  now(): Date;
}

/** A clock that can be put forward. */
export interface AdjustableClock extends Clock {
  /** Moves the time forward by so many milliseconds; it keeps running. */
  advance(milliseconds: number): void;
}

/** The machine's time, plus what it was put forward by. */
export function createClock(): AdjustableClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    advance(milliseconds) {
      offset += milliseconds;
    },
  };
}

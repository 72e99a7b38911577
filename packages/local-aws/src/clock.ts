/** Time as the server sees it, so that tests can move it. */
export interface Clock {
  now(): Date;
}

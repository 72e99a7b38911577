/** Where nobody relies on the portal: as `backstage-cli package start` and Jest say it, letter by letter. */
const NOT_PRODUCTION: readonly unknown[] = ['development', 'test'];

/**
 * Whether people rely on this portal, so that nothing of a demo may load and nothing may be
 * forgotten at its end.
 *
 * Everything counts as production that is not known to be something else: also `Production`, `prod`,
 * and a `NODE_ENV` that nobody has set.
 *
 * @public
 */
export function isProduction(nodeEnv = process.env.NODE_ENV): boolean {
  return !NOT_PRODUCTION.includes(nodeEnv);
}

/**
 * A member that AWS always answers with, though the SDK's type leaves it open.
 *
 * @throws Error naming the member where the answer lacks it
 */
export function required<Value>(
  value: Value | undefined,
  member: string,
): Value {
  if (value === undefined) {
    throw new Error(`The service answered without ${member}`);
  }
  return value;
}

/**
 * The environment's name without its group's, as far as a full name tells: what follows the last
 * double hyphen, which no name has; before there was one, what follows the group's name.
 */
export function shortNameOf(fullName: string, ownerRef: string): string {
  const separator = fullName.lastIndexOf('--');
  if (separator >= 0) {
    return fullName.slice(separator + 2);
  }
  const group = `${ownerRef.slice(ownerRef.lastIndexOf('/') + 1)}-`;
  return fullName.startsWith(group) ? fullName.slice(group.length) : fullName;
}

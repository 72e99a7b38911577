/**
 * The value of a template's parameter, as `Ref` answers it: the given one, its default, or, since a
 * parameter without either would stop every test, its own name.
 *
 * @throws Error where CloudFormation would refuse the given value.
 */
export function parameterValue(
  name: string,
  declaration: Record<string, unknown>,
  given: string | undefined,
): string | string[] {
  if (given !== undefined) {
    refuse(name, declaration, given);
  }
  const value = given ?? String(declaration.Default ?? name);
  // An empty list is a list of one empty text, as it is in CloudFormation.
  return isList(declaration) ? value.split(',') : value;
}

function isList({ Type }: Record<string, unknown>): boolean {
  return Type === 'CommaDelimitedList' || String(Type).startsWith('List<');
}

function refuse(
  name: string,
  declaration: Record<string, unknown>,
  given: string,
): void {
  const { AllowedValues, AllowedPattern } = declaration;
  const members = isList(declaration) ? given.split(',') : [given];
  const allowed = Array.isArray(AllowedValues)
    ? AllowedValues.map(String)
    : undefined;
  const pattern =
    typeof AllowedPattern === 'string'
      ? new RegExp(`^(?:${AllowedPattern})$`)
      : undefined;
  for (const member of members) {
    if (allowed && !allowed.includes(member)) {
      throw new Error(`${name}: ${member} is none of ${allowed.join(', ')}`);
    }
    if (pattern && !pattern.test(member)) {
      throw new Error(`${name}: ${member} does not match ${pattern.source}`);
    }
  }
}

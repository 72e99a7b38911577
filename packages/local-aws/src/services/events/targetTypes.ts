export function isQueue(arn: string): boolean {
  return /^arn:[^:]+:sqs:/.test(arn);
}

export function isAutomation(arn: string): boolean {
  return automationOf(arn) !== undefined;
}

/** The document and its version, as in `…:automation-definition/<document>:$DEFAULT`. */
export function automationOf(
  arn: string,
): { name: string; version?: string } | undefined {
  const found = /:automation-definition\/([^:]+)(?::(.+))?$/.exec(arn);
  return found ? { name: found[1], version: found[2] } : undefined;
}

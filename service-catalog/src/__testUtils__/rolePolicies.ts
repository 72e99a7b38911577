import type { Deployment } from './deployment';

const includes = (list: unknown, member: unknown) =>
  Array.isArray(list) && list.includes(member);

/** The policies of a role's own: inline ones, and those that are attached in the same template. */
export function rolePolicies(deployment: Deployment, id: string): unknown[] {
  const { logicalIds, properties, ref } = deployment;
  const role = properties(id);
  const attached = [
    ...logicalIds('AWS::IAM::Policy'),
    ...logicalIds('AWS::IAM::ManagedPolicy'),
  ]
    .filter(
      one =>
        includes(properties(one).Roles, ref(id)) ||
        includes(role.ManagedPolicyArns, ref(one)),
    )
    .map(one => properties(one));
  const inline = (role.Policies ?? []) as { PolicyDocument: unknown }[];
  return [...inline, ...attached].map(({ PolicyDocument }) => PolicyDocument);
}

/** The role with an ARN that ends like this. */
export function roleEndingWith(
  { attribute, logicalIds }: Deployment,
  end: string,
): string {
  const ids = logicalIds('AWS::IAM::Role').filter(id =>
    String(attribute(id, 'Arn')).endsWith(end),
  );
  if (ids.length !== 1) {
    throw new Error(`${ids.length} roles end with ${end}`);
  }
  return ids[0];
}

/** local-aws's records: account and region → collection → key → record. */
export type Snapshot = Record<string, Record<string, Record<string, object>>>;

/** What a sweep reads of an environment, or what is shown with it. */
const READ = [
  'servicecatalog.provisionedProducts',
  'cloudformation/stacks',
  'sagemaker.domains',
  'sagemaker.userProfiles',
  'sagemaker.tags',
  'ec2:vpcs',
  'ec2:vpcEndpoints',
  'ec2:tags',
  'network-firewall.firewalls',
  'network-firewall.policies',
  'network-firewall.ruleGroups',
  'route53resolver.domainLists',
];

/** Ids as AWS makes them, with what is alike in all of one kind in front. */
const ID =
  /\b((?:pp|rec|vpc|vpce|subnet|sg|sgr|eni|rtb|igw|nat|d|rslvr-[a-z]+|rqlca?)-[0-9a-z]{8,})\b|\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/g;

/** Most of a stack's record, of which no sweep reads anything. */
const UNREAD = {
  resources: {},
  template: JSON.stringify({ Resources: { Key: { Type: 'AWS::KMS::Key' } } }),
};

/**
 * The records that an environment added to a region, with every id and the name another one.
 */
export function copyOf(
  { before, after }: { before: Snapshot; after: Snapshot },
  { name, index }: { name: string; index: number },
): {
  name: string;
  provisionedProductId: string;
  collections: Record<string, Record<string, object>>;
} {
  const tail = index.toString(16).padStart(4, '0');
  const ownName = `${name.slice(0, -5)}${String(index).padStart(5, '0')}`;
  const known = knownIds(before);
  const another = (text: string) =>
    text
      .replace(ID, id => (known.has(id) ? id : `${id.slice(0, -4)}${tail}`))
      .replaceAll(name, ownName);
  const collections: Record<string, Record<string, object>> = {};
  for (const [scope, all] of Object.entries(after)) {
    for (const collection of READ) {
      for (const [key, item] of Object.entries(all[collection] ?? {})) {
        if (!before[scope]?.[collection]?.[key]) {
          const text = another(JSON.stringify(lightened(collection, item)));
          (collections[collection] ??= {})[another(key)] = JSON.parse(text);
        }
      }
    }
  }
  const [provisionedProductId] = Object.keys(
    collections['servicecatalog.provisionedProducts'],
  );
  return { name: ownName, provisionedProductId, collections };
}

const knownIdsOf = new WeakMap<Snapshot, Set<string>>();

function knownIds(before: Snapshot): Set<string> {
  const ids =
    knownIdsOf.get(before) ?? new Set(JSON.stringify(before).match(ID) ?? []);
  knownIdsOf.set(before, ids);
  return ids;
}

function lightened(collection: string, item: object): object {
  if (collection !== 'cloudformation/stacks' || !('input' in item)) {
    return item;
  }
  return {
    ...item,
    resources: UNREAD.resources,
    input: { ...(item.input as object), template: UNREAD.template },
  };
}

import type {
  FirewallDomainList,
  FirewallRule,
  FirewallRuleGroup,
  FirewallRuleGroupAssociation,
  ResolverQueryLogConfig,
  ResolverQueryLogConfigAssociation,
  Tag,
} from '@aws-sdk/client-route53resolver';
import { CallContext } from '../../service';
import { Collection } from '../../state';
import { randomId } from '../randomId';
import { isSettled, settlesAfter, Settling } from '../settling';
import { resourceNotFound } from './errors';

/** How long an association takes to come up or go at the demo's pace, in seconds. */
export const ASSOCIATION_SECONDS = 2;

type Known<Shape, Member extends keyof Shape> = Omit<
  Shape,
  Member | 'Status'
> & {
  readonly [Key in Member]-?: NonNullable<Shape[Key]>;
};

export type DomainListRecord = Known<
  FirewallDomainList,
  'Id' | 'Arn' | 'CreatorRequestId'
> & {
  readonly domains: readonly string[];
};

export type RuleGroupRecord = Known<
  FirewallRuleGroup,
  'Id' | 'Arn' | 'CreatorRequestId'
>;

export type RuleRecord = Known<
  FirewallRule,
  | 'FirewallRuleGroupId'
  | 'FirewallDomainListId'
  | 'Priority'
  | 'Action'
  | 'CreatorRequestId'
>;

/** A change that goes on until it settles. */
export interface Changing extends Settling {
  readonly change: 'CREATING' | 'UPDATING' | 'DELETING';
}

export type AssociationRecord = Changing &
  Known<
    FirewallRuleGroupAssociation,
    | 'Id'
    | 'Arn'
    | 'FirewallRuleGroupId'
    | 'VpcId'
    | 'Priority'
    | 'CreatorRequestId'
  >;

export type QueryLogConfigRecord = Known<
  ResolverQueryLogConfig,
  'Id' | 'Arn' | 'CreatorRequestId' | 'DestinationArn'
>;

export type QueryLogAssociationRecord = Changing &
  Known<
    ResolverQueryLogConfigAssociation,
    'Id' | 'ResolverQueryLogConfigId' | 'ResourceId'
  >;

export const domainLists = collection<DomainListRecord>('domainLists');
export const ruleGroups = collection<RuleGroupRecord>('ruleGroups');
/** Key: {@link ruleKey}. */
export const rules = collection<RuleRecord>('rules');
export const associations = collection<AssociationRecord>('associations');
export const queryLogConfigs =
  collection<QueryLogConfigRecord>('queryLogConfigs');
export const queryLogAssociations = collection<QueryLogAssociationRecord>(
  'queryLogAssociations',
);
/** Tags by resource ARN. */
export const tags = collection<readonly Tag[]>('tags');

/** A rule of a group is told by its domain list and query type. */
export function ruleKey(rule: {
  readonly FirewallRuleGroupId?: string;
  readonly FirewallDomainListId?: string;
  readonly Qtype?: string;
}): string {
  const { FirewallRuleGroupId, FirewallDomainListId, Qtype = '' } = rule;
  return `${FirewallRuleGroupId} ${FirewallDomainListId} ${Qtype}`;
}

/** What a new resource has of its own: its id, ARN and time. */
export function identified(
  kind: string,
  prefix: string,
  context: CallContext,
): { Id: string; Arn: string; CreationTime: string } {
  const Id = `${prefix}-${randomId(17)}`;
  return {
    Id,
    Arn: arnOf(`${kind}/${Id}`, context),
    CreationTime: now(context),
  };
}

/** Resource ARNs (service authorization reference, "Amazon Route 53 Resolver"). */
export function arnOf(
  resource: string,
  { region, caller }: CallContext,
): string {
  return `arn:aws:route53resolver:${region}:${caller.accountId}:${resource}`;
}

export function now({ clock }: CallContext): string {
  return clock.now().toISOString();
}

export function startChange(
  change: Changing['change'],
  context: CallContext,
): Changing {
  return { change, settlesAt: settlesAfter(context, ASSOCIATION_SECONDS) };
}

/** The change that goes on, or undefined once it has settled. */
export function changeOf(
  record: Changing,
  context: CallContext,
): Changing['change'] | undefined {
  return isSettled(record, context) ? undefined : record.change;
}

/** Those that exist: what has been deleted for good is removed here. */
export function existing<Item extends Changing>(
  of: (context: CallContext) => Collection<Item>,
  context: CallContext,
): Item[] {
  return of(context)
    .entries()
    .filter(([key, record]) => {
      const isGone = record.change === 'DELETING' && isSettled(record, context);
      if (isGone) of(context).delete(key);
      return !isGone;
    })
    .map(([, record]) => record);
}

/** @throws AwsError ResourceNotFoundException */
export function found<Item>(item: Item | undefined, what: string): Item {
  if (item === undefined) throw resourceNotFound(`${what} does not exist.`);
  return item;
}

function collection<Item extends object>(name: string) {
  return (context: CallContext): Collection<Item> =>
    context.state.collection(`route53resolver.${name}`);
}

import { CallContext } from '../../service';
import { conflict, limitExceeded, validationError } from './errors';
import { AssociationRecord, associations, existing, found } from './records';

/** Default quota of rule groups per VPC ("Quotas on Route 53 Resolver DNS Firewall"). */
const MAX_PER_VPC = 5;
/** "between 100 and 9900", both reserved (API reference and CloudFormation template reference). */
const PRIORITY = { above: 100, below: 9900 };

/** @throws AwsError ResourceNotFoundException */
export function findAssociation(
  id: string,
  context: CallContext,
): AssociationRecord {
  return found(
    existing(associations, context).find(({ Id }) => Id === id),
    `The rule group association ${id}`,
  );
}

export function ofVpc(
  vpcId: string,
  context: CallContext,
): AssociationRecord[] {
  return existing(associations, context).filter(({ VpcId }) => VpcId === vpcId);
}

/** @throws AwsError ValidationException, ConflictException */
export function checkPriority(
  priority: number,
  others: readonly AssociationRecord[],
): void {
  if (priority <= PRIORITY.above || priority >= PRIORITY.below) {
    throw validationError(
      `The priority must be above ${PRIORITY.above} and below ${PRIORITY.below}: ${priority}`,
    );
  }
  if (others.some(({ Priority }) => Priority === priority)) {
    throw conflict(
      `The priority ${priority} is taken by another rule group of the VPC.`,
    );
  }
}

/** @throws AwsError ConflictException */
export function refuseProtected({
  Id,
  MutationProtection,
}: AssociationRecord): void {
  if (MutationProtection === 'ENABLED') {
    throw conflict(`Mutation protection of ${Id} is enabled.`);
  }
}

/** @throws AwsError ConflictException, LimitExceededException */
export function checkNewAssociation(
  {
    FirewallRuleGroupId,
    VpcId,
  }: Pick<AssociationRecord, 'FirewallRuleGroupId' | 'VpcId'>,
  others: readonly AssociationRecord[],
): void {
  if (others.some(other => other.FirewallRuleGroupId === FirewallRuleGroupId)) {
    throw conflict(
      `The rule group ${FirewallRuleGroupId} is associated with ${VpcId} already.`,
    );
  }
  if (others.length >= MAX_PER_VPC) {
    throw limitExceeded(`A VPC takes at most ${MAX_PER_VPC} rule groups.`);
  }
}

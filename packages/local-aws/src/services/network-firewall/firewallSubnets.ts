import {
  AssociateSubnetsRequest,
  AssociateSubnetsResponse,
  DisassociateSubnetsRequest,
  DisassociateSubnetsResponse,
} from '@aws-sdk/client-network-firewall';
import { randomUUID } from 'node:crypto';
import { CallContext } from '../../service';
import { settlesAfter } from '../settling';
import { createEndpoints, deleteEndpoints } from './endpoints';
import { invalidOperation, invalidRequest, invalidToken } from './errors';
import { findFirewall } from './firewalls';
import { operation } from './operation';
import {
  AttachmentRecord,
  FIREWALL_SECONDS,
  FirewallRecord,
  firewalls,
} from './records';

export const associateSubnets = operation<AssociateSubnetsRequest>()(
  ['SubnetMappings'],
  ['UpdateToken', 'FirewallArn', 'FirewallName'],
  async (input, context): Promise<AssociateSubnetsResponse> => {
    const record = changeable(input, context);
    const subnetIds = input.SubnetMappings.map(({ SubnetId = '' }) => SubnetId);
    const added = await createEndpoints(record.vpcId, subnetIds, context);
    const zones = [...record.attachments, ...added].map(
      ({ availabilityZone }) => availabilityZone,
    );
    if (new Set(zones).size < zones.length) {
      await deleteEndpoints(added, context);
      throw invalidRequest('Each subnet must be in another Availability Zone');
    }
    return changed(record, [...record.attachments, ...added], context);
  },
);

export const disassociateSubnets = operation<DisassociateSubnetsRequest>()(
  ['SubnetIds'],
  ['UpdateToken', 'FirewallArn', 'FirewallName'],
  async (input, context): Promise<DisassociateSubnetsResponse> => {
    const record = changeable(input, context);
    const isLeft = ({ subnetId }: AttachmentRecord) =>
      !input.SubnetIds.includes(subnetId);
    const rest = record.attachments.filter(isLeft);
    if (rest.length === 0) {
      throw invalidRequest('A firewall needs at least one subnet');
    }
    await deleteEndpoints(
      record.attachments.filter(attachment => !isLeft(attachment)),
      context,
    );
    return changed(record, rest, context);
  },
);

/** @throws AwsError InvalidTokenException, InvalidOperationException */
function changeable(
  asked: AssociateSubnetsRequest | DisassociateSubnetsRequest,
  context: CallContext,
): FirewallRecord {
  const record = findFirewall(asked, context);
  if ((asked.UpdateToken ?? record.updateToken) !== record.updateToken) {
    throw invalidToken();
  }
  if (record.subnetChangeProtection) {
    throw invalidOperation(`Subnet change protection of ${record.name} is on`);
  }
  return record;
}

function changed(
  record: FirewallRecord,
  attachments: AttachmentRecord[],
  context: CallContext,
) {
  const UpdateToken = randomUUID();
  firewalls(context).set(record.arn, {
    ...record,
    attachments,
    updateToken: UpdateToken,
    settlesAt: settlesAfter(context, FIREWALL_SECONDS),
  });
  return {
    FirewallArn: record.arn,
    FirewallName: record.name,
    SubnetMappings: attachments.map(({ subnetId: SubnetId }) => ({ SubnetId })),
    UpdateToken,
  };
}

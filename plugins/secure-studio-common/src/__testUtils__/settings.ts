import { ProvisionRequest } from '../api';
import { ALL_CHOICES, resolveSettings } from '../settings';

type Choices = Omit<
  ProvisionRequest,
  'owner' | 'name' | 'target' | 'profileUser'
>;

/** What a request gets that says only this, on a target where everything may be chosen. */
export function settings(choices: Choices = {}) {
  return resolveSettings(choices, ALL_CHOICES);
}

export const PLACE = { accountId: '111122223333', region: 'eu-west-1' };

export const EXISTING_VPC = {
  vpcId: 'vpc-0123456789abcdef0',
  studioSubnetIds: ['subnet-01234567'],
  studioRouteTableIds: ['rtb-01234567'],
  internetGatewayId: 'igw-01234567',
};

import type { EndpointTier } from './endpointTiers';

/**
 * What of the internet Studio reaches: nothing, the allowlist, all but the denylist, everything.
 *
 * @public
 */
export type EgressMode = 'none' | 'allowlist' | 'denylist' | 'open';

/**
 * Where the firewall stands. `beforeNat`: alerts show the workload's address.
 *
 * @public
 */
export type Placement = 'beforeNat' | 'afterNat';

/**
 * Whether a blocked connection hangs until it times out, or is reset at once.
 *
 * @public
 */
export type BlockAction = 'drop' | 'reject';

/**
 * How people sign in to the domain.
 *
 * @public
 */
export type AuthMode = 'IAM' | 'SSO';

/**
 * The kind of execution role that a profile gets.
 *
 * @public
 */
export type Persona = 'dataScientist' | 'mlopsEngineer';

/** @public */
export type FlowLogTraffic = 'REJECT' | 'ACCEPT' | 'ALL';

/**
 * The values among which a requester chooses, the default first. Form, API and template take them
 * from here.
 *
 * @public
 */
export const PRODUCT_CHOICES = {
  egressMode: ['allowlist', 'none', 'denylist', 'open'],
  placement: ['beforeNat', 'afterNat'],
  blockAction: ['drop', 'reject'],
  zones: [1, 2, 3],
  endpointTier: ['studio', 'core', 'full'],
  authMode: ['IAM', 'SSO'],
  persona: ['dataScientist', 'mlopsEngineer'],
  homeFileSystem: ['disabled', 'enabled'],
  networkIsolation: ['optional', 'required'],
  flowLogTraffic: ['REJECT', 'ACCEPT', 'ALL'],
  /** Of each of the switches. */
  switch: ['no', 'yes'],
  /** Days that CloudWatch Logs can keep an event. */
  logRetentionDays: [
    90, 1, 3, 5, 7, 14, 30, 60, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
    2192, 2557, 2922, 3288, 3653,
  ],
} as const satisfies {
  egressMode: readonly EgressMode[];
  placement: readonly Placement[];
  blockAction: readonly BlockAction[];
  zones: readonly number[];
  endpointTier: readonly EndpointTier[];
  authMode: readonly AuthMode[];
  persona: readonly Persona[];
  homeFileSystem: readonly ('disabled' | 'enabled')[];
  networkIsolation: readonly ('optional' | 'required')[];
  flowLogTraffic: readonly FlowLogTraffic[];
  switch: readonly ('no' | 'yes')[];
  logRetentionDays: readonly number[];
};

/**
 * What a parameter is unless the requester says otherwise.
 *
 * @public
 */
export const PRODUCT_DEFAULTS = {
  teamRuleGroupCapacity: 1000,
  idleShutdownMinutes: 120,
  vpcCidr: '10.2.0.0/16',
  firewallSubnetCidrs: ['10.2.1.0/24', '10.2.11.0/24', '10.2.21.0/24'],
  natSubnetCidrs: ['10.2.2.0/24', '10.2.12.0/24', '10.2.22.0/24'],
  studioSubnetCidrs: ['10.2.3.0/24', '10.2.13.0/24', '10.2.23.0/24'],
  allowedInstanceTypes: ['*'],
} as const;

import { ENDPOINT_SWITCHES } from 'backstage-plugin-secure-studio-common';
import type { Row } from './pairwise';

const YES_NO = ['yes', 'no'];

/** The options with the values between which something differs; `given` stands for a value. */
export const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  EgressMode: ['none', 'allowlist', 'denylist', 'open'],
  Zones: ['1', '2', '3'],
  FirewallPlacement: ['beforeNat', 'afterNat'],
  EndpointTier: ['core', 'studio', 'full'],
  AuthMode: ['IAM', 'SSO'],
  BlockAction: ['drop', 'reject'],
  TeamRuleGroupCapacity: ['4', '20000'],
  FirewallDeleteProtection: YES_NO,
  UserProfilePersona: ['dataScientist', 'mlopsEngineer'],
  HomeFileSystem: ['disabled', 'enabled'],
  IdleShutdownMinutes: ['60', '525600'],
  NetworkIsolation: ['optional', 'required'],
  AllowedInstanceTypes: ['*', 'system,ml.t3.*,ml.m5.xlarge'],
  JumpStart: YES_NO,
  ImageLayers: YES_NO,
  SampleFiles: YES_NO,
  FlowLogTraffic: ['REJECT', 'ACCEPT', 'ALL'],
  FirewallFlowLog: YES_NO,
  LogRetentionDays: ['1', '3653'],
  ExistingStorageKeyArn: ['', 'given'],
  ExistingDataKeyArn: ['', 'given'],
  ExistingJobsKeyArn: ['', 'given'],
  BreakGlassRoleArns: [
    '',
    'arn:aws:iam::111122223333:role/break-glass,arn:aws:iam::111122223333:role/ops/second',
  ],
  OrganizationId: ['', 'o-a1b2c3d4e5'],
  S3PrefixListId: ['', 'given'],
  AvailabilityZones: ['', 'eu-west-1c,eu-west-1a,eu-west-1b'],
  ExistingVpcId: ['', 'given'],
  ExistingS3EndpointId: ['', 'given'],
  ...Object.fromEntries(
    ENDPOINT_SWITCHES.map(({ parameter }) => [
      parameter,
      ['tier', 'yes', 'no'],
    ]),
  ),
};

/** What the template's rules admit, and an endpoint of S3 only in a VPC that has one. */
export function admits(row: Row): boolean {
  const needsVpc =
    row.ExistingVpcId === 'given' || row.ExistingS3EndpointId === 'given';
  return !(
    needsVpc &&
    (row.ExistingVpcId === '' || row.FirewallPlacement === 'afterNat')
  );
}

/** A row with real values where it says `given`, and with what goes with its choices. */
export function choicesOf(row: Row, given: Row): Row {
  const values = Object.entries(row).map(([name, value]) => [
    name,
    value === 'given' ? given[name] : value,
  ]);
  return {
    ...Object.fromEntries(values),
    UserProfileSingleSignOnUser: row.AuthMode === 'SSO' ? 'data.scientist' : '',
  };
}

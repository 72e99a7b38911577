import { PRODUCT_PARAMETERS } from '../product';
import { Violation } from './Violation';

type Parameter = keyof typeof PRODUCT_PARAMETERS;

interface Fixed {
  /** Where a request names it. */
  readonly field: string;
  /** Why it stays as it is; replacements are those of the CloudFormation Template Reference. */
  readonly reason: string;
}

const REPLACED_SUBNETS =
  'CloudFormation replaces a domain whose subnets change, and with it all that its people have in it';
const REPLACED_VPC =
  'CloudFormation replaces a VPC whose range changes, and with it the domain';
const IDENTITY = 'it is in the tags, which are set once';
const KEPT_KEY =
  "what is encrypted with the former key needs it, and CloudFormation deletes the stack's own";

const FIXED: Partial<Record<Parameter, Fixed>> = {
  environmentName: { field: 'name', reason: IDENTITY },
  team: { field: 'owner', reason: IDENTITY },
  userProfileName: { field: 'profileUser', reason: IDENTITY },
  userProfileOwner: { field: 'profileUser', reason: IDENTITY },
  singleSignOnUser: {
    field: 'singleSignOnUser',
    reason: 'CloudFormation replaces a user profile that signs in as another',
  },
  zones: { field: 'zones', reason: REPLACED_SUBNETS },
  availabilityZones: { field: 'zones', reason: REPLACED_SUBNETS },
  vpcCidr: { field: 'network.vpcCidr', reason: REPLACED_VPC },
  studioSubnetCidrs: {
    field: 'network.studioSubnetCidrs',
    reason: REPLACED_SUBNETS,
  },
  existingVpcId: { field: 'existingVpc.vpcId', reason: REPLACED_SUBNETS },
  existingStudioSubnetIds: {
    field: 'existingVpc.studioSubnetIds',
    reason: REPLACED_SUBNETS,
  },
  authMode: {
    field: 'authMode',
    reason:
      'CloudFormation replaces a domain whose authentication mode changes',
  },
  existingStorageKeyArn: {
    field: 'keys.storageKeyArn',
    reason: 'CloudFormation replaces a domain whose key changes',
  },
  existingDataKeyArn: { field: 'keys.dataKeyArn', reason: KEPT_KEY },
  existingJobsKeyArn: { field: 'keys.jobsKeyArn', reason: KEPT_KEY },
  teamRuleGroupCapacity: {
    field: 'teamRuleGroupCapacity',
    reason: 'Network Firewall fixes it when it makes the group',
  },
};

/** Lists of which the template uses as many as there are zones. */
const PER_ZONE: readonly Parameter[] = [
  'availabilityZones',
  'studioSubnetCidrs',
];

/**
 * The rules that an update breaks: nothing may change that would have CloudFormation replace the
 * domain, the VPC, a bucket or a key.
 *
 * @param current - The stack's parameters, by their CloudFormation names.
 * @param wanted - Those that are asked for; one that is left out stays as it is.
 * @public
 */
export function checkUpdate(
  current: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): Violation[] {
  const is = (parameter: Parameter) => current[PRODUCT_PARAMETERS[parameter]];
  const becomes = (parameter: Parameter) =>
    wanted[PRODUCT_PARAMETERS[parameter]] ?? is(parameter);
  const zones = Number(is('zones'));
  const changed = (Object.keys(FIXED) as Parameter[]).filter(
    parameter =>
      normalize(parameter, is(parameter), zones) !==
      normalize(parameter, becomes(parameter), zones),
  );
  return [
    ...unique(
      changed.flatMap(parameter => {
        const fixed = FIXED[parameter];
        return fixed
          ? [{ field: fixed.field, rule: `cannot change: ${fixed.reason}` }]
          : [];
      }),
    ),
    ...checkHomeFileSystem(is('homeFileSystem'), becomes('homeFileSystem')),
    ...checkDeleteProtection(
      is('firewallDeleteProtection'),
      becomes('egressMode'),
    ),
  ];
}

/** Only in this direction: SageMaker makes a file system later, but takes none away. */
function checkHomeFileSystem(is = '', becomes = ''): Violation[] {
  return is === 'enabled' && becomes === 'disabled'
    ? [
        {
          field: 'homeFileSystem',
          rule: 'cannot be disabled again: SageMaker keeps a home file system that it has made',
        },
      ]
    : [];
}

function checkDeleteProtection(protection = '', mode = ''): Violation[] {
  return protection === 'yes' && (mode === 'none' || mode === 'open')
    ? [
        {
          field: 'firewallDeleteProtection',
          rule: `must be off before the egress mode is ${mode}, in which the firewall is deleted`,
        },
      ]
    : [];
}

function normalize(parameter: Parameter, value = '', zones = 0): string {
  const parts = value.split(',').map(part => part.trim());
  return (PER_ZONE.includes(parameter) ? parts.slice(0, zones) : parts).join(
    ',',
  );
}

function unique(violations: Violation[]): Violation[] {
  return violations.filter(
    ({ field }, index) =>
      violations.findIndex(other => other.field === field) === index,
  );
}

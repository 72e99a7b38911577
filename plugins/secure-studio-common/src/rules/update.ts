import { parameterPath, PRODUCT_PARAMETERS } from '../product';
import { Violation } from './Violation';

type Parameter = Parameters<typeof parameterPath>[0];

const REPLACED_SUBNETS =
  'CloudFormation replaces a domain whose subnets change, and with it all that its people have in it';
const REPLACED_VPC =
  'CloudFormation replaces a VPC whose range changes, and with it the domain';
const IDENTITY = 'it is in the tags, which are set once';
const KEPT_KEY =
  "what is encrypted with the former key needs it, and CloudFormation deletes the stack's own";

/** Why each stays as it is; replacements are those of the CloudFormation Template Reference. */
const FIXED: Partial<Record<Parameter, string>> = {
  environmentName: IDENTITY,
  team: IDENTITY,
  userProfileName: IDENTITY,
  userProfileOwner: IDENTITY,
  singleSignOnUser:
    'CloudFormation replaces a user profile that signs in as another',
  zones: REPLACED_SUBNETS,
  availabilityZones: REPLACED_SUBNETS,
  vpcCidr: REPLACED_VPC,
  studioSubnetCidrs: REPLACED_SUBNETS,
  existingVpcId: REPLACED_SUBNETS,
  existingStudioSubnetIds: REPLACED_SUBNETS,
  authMode:
    'CloudFormation replaces a domain whose authentication mode changes',
  existingStorageKeyArn: 'CloudFormation replaces a domain whose key changes',
  existingDataKeyArn: KEPT_KEY,
  existingJobsKeyArn: KEPT_KEY,
  teamRuleGroupCapacity: 'Network Firewall fixes it when it makes the group',
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
        const reason = FIXED[parameter];
        return reason
          ? [
              {
                field: parameterPath(parameter),
                rule: `cannot change: ${reason}`,
              },
            ]
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

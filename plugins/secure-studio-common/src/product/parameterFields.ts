import { PRODUCT_PARAMETERS } from './contract';
import { ENDPOINT_SWITCHES } from './endpointSwitches';

/**
 * A parameter of the product's template by the name that it has in code.
 *
 * @public
 */
export type ProductParameterName = keyof typeof PRODUCT_PARAMETERS;

/**
 * Where a request says what a parameter is to be.
 *
 * @public
 */
export interface ParameterField {
  /** Path in the request, such as `egress.mode`. */
  readonly path: string;
  /** The one value of the list at the path that the parameter stands for. */
  readonly item?: string;
  /** The field has a parameter of its own beside this one, which only follows from it. */
  readonly follows?: boolean;
}

const s3Exception = (item: string): ParameterField => ({
  path: 'endpoints.s3Exceptions',
  item,
});

/** Of every parameter but those that only AWS's answers fill in. */
const FIELDS = {
  environmentName: { path: 'name' },
  team: { path: 'owner' },
  userProfileName: { path: 'profileUser', follows: true },
  userProfileOwner: { path: 'profileUser' },
  persona: { path: 'persona' },
  singleSignOnUser: { path: 'singleSignOnUser' },
  egressMode: { path: 'egress.mode' },
  placement: { path: 'egress.placement' },
  blockAction: { path: 'egress.blockAction' },
  teamDomains: { path: 'teamDomains' },
  teamResolverDomains: { path: 'teamDomains', follows: true },
  teamRuleGroupCapacity: { path: 'teamRuleGroupCapacity' },
  firewallDeleteProtection: { path: 'firewallDeleteProtection' },
  zones: { path: 'zones' },
  availabilityZones: { path: 'zones', follows: true },
  vpcCidr: { path: 'network.vpcCidr' },
  firewallSubnetCidrs: { path: 'network.firewallSubnetCidrs' },
  natSubnetCidrs: { path: 'network.natSubnetCidrs' },
  studioSubnetCidrs: { path: 'network.studioSubnetCidrs' },
  existingVpcId: { path: 'existingVpc.vpcId' },
  existingStudioSubnetIds: { path: 'existingVpc.studioSubnetIds' },
  existingStudioRouteTableIds: { path: 'existingVpc.studioRouteTableIds' },
  existingInternetGatewayId: { path: 'existingVpc.internetGatewayId' },
  existingS3EndpointId: { path: 'existingVpc.s3EndpointId' },
  endpointTier: { path: 'endpoints.tier' },
  jumpStart: s3Exception('jumpStart'),
  imageLayers: s3Exception('imageLayers'),
  sampleFiles: s3Exception('sampleFiles'),
  authMode: { path: 'authMode' },
  homeFileSystem: { path: 'homeFileSystem' },
  idleShutdownMinutes: { path: 'idleShutdownMinutes' },
  networkIsolation: { path: 'networkIsolation' },
  allowedInstanceTypes: { path: 'allowedInstanceTypes' },
  existingStorageKeyArn: { path: 'keys.storageKeyArn' },
  existingDataKeyArn: { path: 'keys.dataKeyArn' },
  existingJobsKeyArn: { path: 'keys.jobsKeyArn' },
  breakGlassRoleArns: { path: 'breakGlassRoleArns' },
  organizationId: { path: 'organizationId' },
  logRetentionDays: { path: 'logs.retentionDays' },
  flowLogTraffic: { path: 'logs.flowLogTraffic' },
  firewallFlowLog: { path: 'logs.firewallFlowLog' },
} as const satisfies Record<
  Exclude<ProductParameterName, 's3PrefixListId'>,
  ParameterField
>;

/**
 * Where a request says what each parameter of the template is to be, by its CloudFormation name.
 *
 * @public
 */
export const PARAMETER_FIELDS: ReadonlyMap<string, readonly ParameterField[]> =
  new Map([
    ...Object.entries(FIELDS).map(
      ([name, field]): [string, ParameterField[]] => [
        PRODUCT_PARAMETERS[name as keyof typeof FIELDS],
        [field],
      ],
    ),
    ...ENDPOINT_SWITCHES.map(
      ({ parameter, service }): [string, ParameterField[]] => [
        parameter,
        ['include', 'exclude'].map(direction => ({
          path: `endpoints.${direction}`,
          item: service,
        })),
      ],
    ),
  ]);

/**
 * The path in a request of what becomes a parameter.
 *
 * @public
 */
export function parameterPath(name: keyof typeof FIELDS): string {
  return FIELDS[name].path;
}

/**
 * Every parameter that the portal knows, by its CloudFormation name.
 *
 * @public
 */
export const KNOWN_PARAMETERS: readonly string[] = [
  ...Object.values(PRODUCT_PARAMETERS),
  ...ENDPOINT_SWITCHES.map(({ parameter }) => parameter),
];

/**
 * Whether a field of a request, or a part of it, becomes one of these parameters; so does whatever
 * becomes none at all.
 *
 * @param path - In the request, such as `egress.mode` or `network`.
 * @param declared - Parameters by their CloudFormation names.
 * @public
 */
export function isOffered(path: string, declared: readonly string[]): boolean {
  const parameters = [...PARAMETER_FIELDS].filter(([, fields]) =>
    fields.some(
      field =>
        !field.follows &&
        (field.path === path || field.path.startsWith(`${path}.`)),
    ),
  );
  return (
    parameters.length === 0 ||
    parameters.some(([parameter]) => declared.includes(parameter))
  );
}

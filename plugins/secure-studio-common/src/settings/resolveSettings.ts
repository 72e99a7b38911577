import { Network, ProvisionRequest, S3Exception, TargetChoices } from '../api';
import { PRODUCT_DEFAULTS } from '../product';
import { EnvironmentSettings } from './settings';
import { ALL_CHOICES } from './targetChoices';

/**
 * What a request without a network gets: addresses for three zones, of which the first ones are
 * used.
 *
 * @public
 */
export const DEFAULT_NETWORK: Network = {
  vpcCidr: PRODUCT_DEFAULTS.vpcCidr,
  firewallSubnetCidrs: [...PRODUCT_DEFAULTS.firewallSubnetCidrs],
  natSubnetCidrs: [...PRODUCT_DEFAULTS.natSubnetCidrs],
  studioSubnetCidrs: [...PRODUCT_DEFAULTS.studioSubnetCidrs],
};

/**
 * The choices of which a request takes one value, and which have a default.
 *
 * @public
 */
export type SingleChoice = Exclude<
  keyof TargetChoices,
  'network' | 's3Exceptions' | 'breakGlassRoleArns' | 'organizationIds'
>;

/**
 * What holds where a request says nothing: the product's default, or the target's first choice
 * where the target does not let that one be chosen.
 *
 * @public
 */
export function defaultChoice<Name extends SingleChoice>(
  name: Name,
  choices: TargetChoices,
): TargetChoices[Name][number] {
  const allowed: readonly TargetChoices[Name][number][] = choices[name];
  const [productDefault]: readonly TargetChoices[Name][number][] =
    ALL_CHOICES[name];
  return allowed.includes(productDefault)
    ? productDefault
    : allowed[0] ?? productDefault;
}

/**
 * The S3 exceptions that hold where a request says nothing: without image layers, the endpoints of
 * ECR lead nowhere.
 *
 * @public
 */
export function defaultS3Exceptions({
  s3Exceptions,
}: TargetChoices): S3Exception[] {
  return s3Exceptions.filter(exception => exception === 'imageLayers');
}

/**
 * Fills in what a request leaves out.
 *
 * @public
 */
export function resolveSettings(
  request: Omit<ProvisionRequest, 'owner' | 'name' | 'target' | 'profileUser'>,
  choices: TargetChoices,
): EnvironmentSettings {
  const by = <Name extends SingleChoice>(name: Name) =>
    defaultChoice(name, choices);
  return {
    persona: request.persona ?? by('persona'),
    singleSignOnUser: request.singleSignOnUser,
    egress: {
      mode: request.egress?.mode ?? by('egressMode'),
      placement: request.egress?.placement ?? by('placement'),
      blockAction: request.egress?.blockAction ?? by('blockAction'),
    },
    teamDomains: request.teamDomains ?? [],
    teamRuleGroupCapacity:
      request.teamRuleGroupCapacity ?? PRODUCT_DEFAULTS.teamRuleGroupCapacity,
    zones: request.zones ?? by('zones'),
    network: request.network ?? DEFAULT_NETWORK,
    existingVpc: request.existingVpc,
    endpoints: {
      tier: request.endpoints?.tier ?? by('endpointTier'),
      include: request.endpoints?.include ?? [],
      exclude: request.endpoints?.exclude ?? [],
      s3Exceptions:
        request.endpoints?.s3Exceptions ?? defaultS3Exceptions(choices),
    },
    authMode: request.authMode ?? by('authMode'),
    homeFileSystem: request.homeFileSystem ?? by('homeFileSystem'),
    idleShutdownMinutes:
      request.idleShutdownMinutes ?? PRODUCT_DEFAULTS.idleShutdownMinutes,
    networkIsolation: request.networkIsolation ?? by('networkIsolation'),
    allowedInstanceTypes: request.allowedInstanceTypes ?? [
      ...PRODUCT_DEFAULTS.allowedInstanceTypes,
    ],
    keys: request.keys ?? {},
    breakGlassRoleArns: request.breakGlassRoleArns ?? [],
    organizationId: request.organizationId,
    logs: {
      retentionDays: request.logs?.retentionDays ?? by('logRetentionDays'),
      flowLogTraffic: request.logs?.flowLogTraffic ?? by('flowLogTraffic'),
      firewallFlowLog: request.logs?.firewallFlowLog ?? false,
    },
  };
}

import { ExistingKeys, ExistingVpc, Network, ProvisionRequest } from '../api';

type Group<Name extends keyof ProvisionRequest> = Required<
  NonNullable<ProvisionRequest[Name]>
>;
type Value<Name extends keyof ProvisionRequest> = NonNullable<
  ProvisionRequest[Name]
>;

/**
 * Everything that is chosen of an environment, with what the request leaves out filled in.
 *
 * @public
 */
export interface EnvironmentSettings {
  readonly persona: Value<'persona'>;
  readonly singleSignOnUser?: string;
  readonly egress: Readonly<Group<'egress'>>;
  readonly teamDomains: readonly string[];
  readonly teamRuleGroupCapacity: number;
  readonly zones: Value<'zones'>;
  /** Where the request names none, the product's own, for three zones. */
  readonly network: Network;
  readonly existingVpc?: ExistingVpc;
  readonly endpoints: Readonly<Group<'endpoints'>>;
  readonly authMode: Value<'authMode'>;
  readonly homeFileSystem: Value<'homeFileSystem'>;
  readonly idleShutdownMinutes: number;
  readonly networkIsolation: Value<'networkIsolation'>;
  readonly allowedInstanceTypes: readonly string[];
  readonly keys: ExistingKeys;
  readonly breakGlassRoleArns: readonly string[];
  readonly organizationId?: string;
  readonly logs: Readonly<Group<'logs'>>;
}

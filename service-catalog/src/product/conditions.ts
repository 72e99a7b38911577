import {
  Aws,
  CfnCondition,
  Fn,
  type CfnResource,
  type ICfnConditionExpression,
  type IResolvable,
} from 'aws-cdk-lib';
import type {
  EndpointSwitch,
  EndpointTier,
} from 'backstage-plugin-secure-studio-common';
import { Construct } from 'constructs';
import type { ParameterName } from './parameters/definition';
import type { ProductParameters } from './parameters/parameters';

/** A tier and those that contain it. */
const WITH_LARGER: Record<EndpointTier, EndpointTier[]> = {
  core: ['core', 'studio', 'full'],
  studio: ['studio', 'full'],
  full: ['full'],
};

/** What the parameters decide: which resources an environment has, and which values they take. */
export class Conditions extends Construct {
  readonly hasInternet: CfnCondition;
  readonly hasFirewall: CfnCondition;
  readonly isAllowlist: CfnCondition;
  readonly isDenylist: CfnCondition;
  /** DNS Firewall resolves what is on no list. */
  readonly resolvesEverything: CfnCondition;
  readonly firewallBeforeNat: CfnCondition;
  readonly firewallAfterNat: CfnCondition;
  readonly rejects: CfnCondition;
  readonly rejectsUnlisted: CfnCondition;
  readonly protectsFirewall: CfnCondition;

  readonly hasZone2: CfnCondition;
  readonly hasZone3: CfnCondition;
  readonly choosesAvailabilityZones: CfnCondition;
  readonly narrowsToS3: CfnCondition;
  readonly createsVpc: CfnCondition;
  readonly createsInternetGateway: CfnCondition;
  readonly createsS3Endpoint: CfnCondition;

  readonly readsJumpStart: CfnCondition;
  readonly readsImageLayers: CfnCondition;
  readonly readsSampleFiles: CfnCondition;

  readonly signsInWithIdentityCenter: CfnCondition;
  readonly hasHomeFileSystem: CfnCondition;
  readonly isMlopsEngineer: CfnCondition;
  readonly requiresNetworkIsolation: CfnCondition;

  readonly createsStorageKey: CfnCondition;
  readonly createsDataKey: CfnCondition;
  readonly createsJobsKey: CfnCondition;
  readonly hasBreakGlass: CfnCondition;
  readonly hasOrganization: CfnCondition;
  readonly logsFlows: CfnCondition;

  constructor(
    scope: Construct,
    id: string,
    private readonly parameters: ProductParameters,
  ) {
    super(scope, id);
    const is = (name: ParameterName, value: string) =>
      Fn.conditionEquals(parameters.text(name), value);
    const isGiven = (name: ParameterName) => Fn.conditionNot(is(name, ''));
    const isGivenList = (name: ParameterName) =>
      Fn.conditionNot(
        Fn.conditionEquals(Fn.join('', parameters.list(name)), ''),
      );
    const isNumber = (name: ParameterName, value: number) =>
      Fn.conditionEquals(parameters.number(name), value);

    this.hasInternet = this.when(
      'HasInternet',
      Fn.conditionNot(is('egressMode', 'none')),
    );
    this.isAllowlist = this.when('IsAllowlist', is('egressMode', 'allowlist'));
    this.isDenylist = this.when('IsDenylist', is('egressMode', 'denylist'));
    this.hasFirewall = this.when(
      'HasFirewall',
      Fn.conditionOr(this.isAllowlist, this.isDenylist),
    );
    this.resolvesEverything = this.when(
      'ResolvesUnlistedNames',
      Fn.conditionOr(this.isDenylist, is('egressMode', 'open')),
    );
    this.firewallBeforeNat = this.when(
      'FirewallBeforeNat',
      Fn.conditionAnd(this.hasFirewall, is('placement', 'beforeNat')),
    );
    this.firewallAfterNat = this.when(
      'FirewallAfterNat',
      Fn.conditionAnd(this.hasFirewall, is('placement', 'afterNat')),
    );
    this.rejects = this.when('RejectsBlocked', is('blockAction', 'reject'));
    this.rejectsUnlisted = this.when(
      'RejectsUnlisted',
      Fn.conditionAnd(this.isAllowlist, this.rejects),
    );
    this.protectsFirewall = this.when(
      'ProtectsFirewall',
      is('firewallDeleteProtection', 'yes'),
    );

    this.hasZone3 = this.when('HasZone3', isNumber('zones', 3));
    this.hasZone2 = this.when(
      'HasZone2',
      Fn.conditionOr(isNumber('zones', 2), this.hasZone3),
    );
    this.choosesAvailabilityZones = this.when(
      'ChoosesAvailabilityZones',
      isGivenList('availabilityZones'),
    );
    this.narrowsToS3 = this.when('NarrowsToS3', isGiven('s3PrefixListId'));
    this.createsVpc = this.when('CreatesVpc', is('existingVpcId', ''));
    this.createsInternetGateway = this.when(
      'CreatesInternetGateway',
      Fn.conditionAnd(this.createsVpc, this.hasInternet),
    );
    this.createsS3Endpoint = this.when(
      'CreatesS3Endpoint',
      is('existingS3EndpointId', ''),
    );

    this.readsJumpStart = this.when('ReadsJumpStart', is('jumpStart', 'yes'));
    this.readsImageLayers = this.when(
      'ReadsImageLayers',
      is('imageLayers', 'yes'),
    );
    this.readsSampleFiles = this.when(
      'ReadsSampleFiles',
      is('sampleFiles', 'yes'),
    );

    this.signsInWithIdentityCenter = this.when(
      'SignsInWithIdentityCenter',
      is('authMode', 'SSO'),
    );
    this.hasHomeFileSystem = this.when(
      'HasHomeFileSystem',
      is('homeFileSystem', 'enabled'),
    );
    this.isMlopsEngineer = this.when(
      'IsMlopsEngineer',
      is('persona', 'mlopsEngineer'),
    );
    this.requiresNetworkIsolation = this.when(
      'RequiresNetworkIsolation',
      is('networkIsolation', 'required'),
    );

    this.createsStorageKey = this.when(
      'CreatesStorageKey',
      is('existingStorageKeyArn', ''),
    );
    this.createsDataKey = this.when(
      'CreatesDataKey',
      is('existingDataKeyArn', ''),
    );
    this.createsJobsKey = this.when(
      'CreatesJobsKey',
      is('existingJobsKeyArn', ''),
    );
    this.hasBreakGlass = this.when(
      'HasBreakGlass',
      isGivenList('breakGlassRoleArns'),
    );
    this.hasOrganization = this.when(
      'HasOrganization',
      isGiven('organizationId'),
    );
    this.logsFlows = this.when('LogsFlows', is('firewallFlowLog', 'yes'));
  }

  /** Whether there is a switched endpoint: if its switch says so, or leaves it to the tier. */
  hasEndpoint({ parameter, tier }: EndpointSwitch): CfnCondition {
    const wanted = this.parameters.endpointSwitch(parameter);
    return this.when(
      `Has${parameter}`,
      Fn.conditionOr(
        Fn.conditionEquals(wanted, 'yes'),
        Fn.conditionAnd(
          Fn.conditionEquals(wanted, 'tier'),
          this.isTier(WITH_LARGER[tier]),
        ),
      ),
    );
  }

  /** Whether the tier is `full`, with its gateway endpoint of DynamoDB. */
  hasFullTier(): CfnCondition {
    return this.when('HasFullTier', this.isTier(['full']));
  }

  /** All of them; those that are left out hold. */
  all(id: string, ...conditions: (CfnCondition | undefined)[]): CfnCondition {
    const given = conditions.flatMap(condition => condition ?? []);
    return given.length === 1
      ? given[0]
      : this.when(id, Fn.conditionAnd(...given));
  }

  private isTier(tiers: EndpointTier[]): ICfnConditionExpression {
    const tier = this.parameters.text('endpointTier');
    const [first, ...others] = tiers.map(name =>
      Fn.conditionEquals(tier, name),
    );
    return others.length === 0 ? first : Fn.conditionOr(first, ...others);
  }

  private when(id: string, expression: ICfnConditionExpression): CfnCondition {
    const condition = new CfnCondition(this, id, { expression });
    condition.overrideLogicalId(id);
    return condition;
  }
}

/** One value or the other, of whatever type the property takes. */
export function eitherValue(
  condition: CfnCondition,
  then: unknown,
  otherwise: unknown,
): IResolvable {
  return Fn.conditionIf(condition.logicalId, then, otherwise);
}

/** One text or the other. */
export function either(
  condition: CfnCondition,
  then: unknown,
  otherwise: unknown,
): string {
  return eitherValue(condition, then, otherwise).toString();
}

/** A value of whatever type, or its absence. */
export function valueIf(condition: CfnCondition, value: unknown): IResolvable {
  return eitherValue(condition, value, Aws.NO_VALUE);
}

/** A text, or its absence. */
export function onlyIf(condition: CfnCondition, value: unknown): string {
  return valueIf(condition, value).toString();
}

/** Makes the resource where the condition holds. */
export function conditional<Resource extends CfnResource>(
  resource: Resource,
  condition: CfnCondition | undefined,
): Resource {
  resource.cfnOptions.condition = condition;
  return resource;
}

/** A value, or its absence where the condition holds. */
export function unless(condition: CfnCondition, value: unknown): string {
  return either(condition, Aws.NO_VALUE, value);
}

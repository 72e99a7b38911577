import { TargetChoices } from '../api';
import { parameterPath } from '../product';
import { EnvironmentSettings, SingleChoice } from '../settings';
import { Violation } from './Violation';

/**
 * Where a request names the value of each choice of which it takes one.
 *
 * @public
 */
export const CHOICE_FIELDS: Readonly<Record<SingleChoice, string>> = {
  egressMode: parameterPath('egressMode'),
  placement: parameterPath('placement'),
  blockAction: parameterPath('blockAction'),
  zones: parameterPath('zones'),
  endpointTier: parameterPath('endpointTier'),
  authMode: parameterPath('authMode'),
  persona: parameterPath('persona'),
  homeFileSystem: parameterPath('homeFileSystem'),
  networkIsolation: parameterPath('networkIsolation'),
  logRetentionDays: parameterPath('logRetentionDays'),
  flowLogTraffic: parameterPath('flowLogTraffic'),
};

/**
 * What was chosen, or holds by default, that the target does not let requesters choose. Where its
 * version of the product has no such choice, its list is empty and nothing is chosen.
 *
 * @public
 */
export function checkChoices(
  settings: EnvironmentSettings,
  choices: TargetChoices,
): Violation[] {
  const refuse = (
    field: string,
    value: string | number,
    allowed: readonly (string | number)[],
  ): Violation[] =>
    allowed.includes(value) ? [] : [{ field, rule: brokenRule(allowed) }];

  const single = Object.entries(chosen(settings)).flatMap(([name, value]) => {
    const choice = name as SingleChoice;
    return choices[choice].length === 0
      ? []
      : refuse(CHOICE_FIELDS[choice], value, choices[choice]);
  });
  return [
    ...single,
    ...checkNetworkChoice(settings, choices),
    ...settings.endpoints.s3Exceptions.flatMap((exception, index) =>
      refuse(
        `endpoints.s3Exceptions[${index}]`,
        exception,
        choices.s3Exceptions,
      ),
    ),
    ...settings.breakGlassRoleArns.flatMap((role, index) =>
      refuse(`breakGlassRoleArns[${index}]`, role, choices.breakGlassRoleArns),
    ),
    ...(settings.organizationId === undefined
      ? []
      : refuse(
          'organizationId',
          settings.organizationId,
          choices.organizationIds,
        )),
  ];
}

function chosen(settings: EnvironmentSettings) {
  const { egress, endpoints, logs } = settings;
  return {
    egressMode: egress.mode,
    placement: egress.placement,
    blockAction: egress.blockAction,
    zones: settings.zones,
    endpointTier: endpoints.tier,
    authMode: settings.authMode,
    persona: settings.persona,
    homeFileSystem: settings.homeFileSystem,
    networkIsolation: settings.networkIsolation,
    logRetentionDays: logs.retentionDays,
    flowLogTraffic: logs.flowLogTraffic,
  } satisfies Record<SingleChoice, string | number>;
}

function checkNetworkChoice(
  { existingVpc }: EnvironmentSettings,
  choices: TargetChoices,
): Violation[] {
  if (existingVpc && !choices.network.includes('existing')) {
    return [
      {
        field: 'existingVpc',
        rule: 'must not be named: on this target a network is always made',
      },
    ];
  }
  return !existingVpc && !choices.network.includes('new')
    ? [
        {
          field: 'existingVpc',
          rule: 'must be named: on this target no network is made',
        },
      ]
    : [];
}

function brokenRule(allowed: readonly (string | number)[]): string {
  return `must be one of the target's choices${
    allowed.length > 0 ? `: ${allowed.join(', ')}` : ', which has none'
  }`;
}

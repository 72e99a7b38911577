import { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import {
  hasFirewall,
  PRODUCT_CHOICES,
  PRODUCT_OUTPUTS,
  PRODUCT_PARAMETERS,
  S3Exception,
  Stack,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';

type Texts = TranslationFunction<typeof secureStudioTranslationRef.T>;
type Parameter = keyof typeof PRODUCT_PARAMETERS;
type Fact = [name: string, value: string | null];

const S3_EXCEPTIONS: readonly S3Exception[] = [
  'jumpStart',
  'imageLayers',
  'sampleFiles',
];

/** What was chosen of an environment, in words; what the stack does not say is left out. */
export function chosenFacts(
  t: Texts,
  { parameters, outputs }: Pick<Stack, 'parameters' | 'outputs'>,
): Fact[] {
  const text = (parameter: Parameter) =>
    parameters[PRODUCT_PARAMETERS[parameter]] || null;
  const named = <Value extends Exclude<ChoiceKey, S3Exception>>(
    parameter: Parameter,
    known: readonly Value[],
  ): string | null => {
    const value = known.find(item => item === text(parameter));
    return value ? t(`choice.${value as ChoiceKey}`) : text(parameter);
  };
  const output = (name: keyof typeof PRODUCT_OUTPUTS) =>
    outputs[PRODUCT_OUTPUTS[name]] ?? null;

  const mode = PRODUCT_CHOICES.egressMode.find(
    item => item === text('egressMode'),
  );
  const ofFirewall = (value: string | null) =>
    mode && hasFirewall(mode) ? value : null;
  const exceptions = S3_EXCEPTIONS.filter(item => text(item) === 'yes');
  const zones = text('zones');
  const minutes = text('idleShutdownMinutes');
  const types = text('allowedInstanceTypes');
  const days = text('logRetentionDays');
  const existingVpc = text('existingVpcId');

  return [
    [t('chosen.egressMode'), named('egressMode', PRODUCT_CHOICES.egressMode)],
    [
      t('chosen.placement'),
      ofFirewall(named('placement', PRODUCT_CHOICES.placement)),
    ],
    [
      t('chosen.blockAction'),
      ofFirewall(named('blockAction', PRODUCT_CHOICES.blockAction)),
    ],
    [
      t('chosen.zones'),
      zones === '1' ? `1 (${t('chosen.zonesOneHint')})` : zones,
    ],
    [
      t('chosen.vpc'),
      existingVpc
        ? t('chosen.existingVpc', { id: existingVpc })
        : t('chosen.newVpc'),
    ],
    [
      t('chosen.endpointTier'),
      named('endpointTier', PRODUCT_CHOICES.endpointTier),
    ],
    [
      t('chosen.s3Exceptions'),
      exceptions.map(item => t(`choice.${item}`)).join(', ') || null,
    ],
    [t('chosen.authMode'), named('authMode', PRODUCT_CHOICES.authMode)],
    [t('chosen.persona'), named('persona', PRODUCT_CHOICES.persona)],
    [
      t('chosen.homeFileSystem'),
      named('homeFileSystem', PRODUCT_CHOICES.homeFileSystem),
    ],
    [
      t('chosen.networkIsolation'),
      named('networkIsolation', PRODUCT_CHOICES.networkIsolation),
    ],
    [
      t('chosen.idleShutdown'),
      minutes && t('chosen.minutes', { minutes: Number(minutes) }),
    ],
    [
      t('chosen.allowedInstanceTypes'),
      types === '*' ? t('chosen.everyInstanceType') : types,
    ],
    [
      t('chosen.organization'),
      text('organizationId') ?? t('chosen.ownAccount'),
    ],
    [t('chosen.breakGlassRoles'), text('breakGlassRoleArns')],
    [t('chosen.retention'), days && t('choice.days', { count: Number(days) })],
    [
      t('chosen.flowLogTraffic'),
      named('flowLogTraffic', PRODUCT_CHOICES.flowLogTraffic),
    ],
    [t('chosen.dataScientistRole'), output('dataScientistRoleArn')],
    [t('chosen.mlopsEngineerRole'), output('mlopsEngineerRoleArn')],
    [t('chosen.jobRole'), output('jobRoleArn')],
  ];
}

type ChoiceKey =
  | (typeof PRODUCT_CHOICES)[
      | 'egressMode'
      | 'placement'
      | 'blockAction'
      | 'endpointTier'
      | 'authMode'
      | 'persona'
      | 'homeFileSystem'
      | 'networkIsolation'
      | 'flowLogTraffic'][number]
  | S3Exception;

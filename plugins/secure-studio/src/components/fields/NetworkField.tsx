import { Checkbox, Flex } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  DEFAULT_NETWORK,
  Network as NetworkValue,
  resolveSettings,
  Target,
} from 'backstage-plugin-secure-studio-common';
import { JsonObject } from '@backstage/types';
import { secureStudioTranslationRef } from '../../translation';
import { FieldHint } from './FieldHint';
import { formRequest } from './formRequest';
import { ListText } from './ListText';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useOffered } from './useOffered';
import { withQueries } from './withQueries';

const NetworkSchema = makeFieldSchema({
  output: z =>
    z.object({
      vpcCidr: z.string().optional(),
      firewallSubnetCidrs: z.array(z.string()).optional(),
      natSubnetCidrs: z.array(z.string()).optional(),
      studioSubnetCidrs: z.array(z.string()).optional(),
    }),
});

/** The form makes an empty object of what nobody chose. */
type NetworkDraft = Partial<NetworkValue>;

const SUBNETS = [
  'firewallSubnetCidrs',
  'natSubnetCidrs',
  'studioSubnetCidrs',
] as const satisfies readonly (keyof NetworkValue)[];

const isChosen = (draft: NetworkDraft | undefined) =>
  draft?.vpcCidr !== undefined ||
  SUBNETS.some(kind => draft?.[kind] !== undefined);

/** The addresses that the environment gets unless others are chosen, for its zones. */
function standardNetwork(
  formData: JsonObject | undefined,
  target: Target | undefined,
): NetworkValue {
  const network = target?.network ?? DEFAULT_NETWORK;
  const zones =
    target && resolveSettings(formRequest(formData), target.choices).zones;
  const used = (cidrs: string[]) => cidrs.slice(0, zones);
  return {
    vpcCidr: network.vpcCidr,
    firewallSubnetCidrs: used(network.firewallSubnetCidrs),
    natSubnetCidrs: used(network.natSubnetCidrs),
    studioSubnetCidrs: used(network.studioSubnetCidrs),
  };
}

function Network(props: typeof NetworkSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange } = props;
  const target = useTarget(formContext?.formData);
  const offered = useOffered(props, 'network');
  const standard = standardNetwork(formContext?.formData, target);
  const chosen: NetworkDraft | undefined = isChosen(formData)
    ? formData
    : undefined;

  if (!offered) {
    return null;
  }
  return (
    <Flex direction="column" gap="3">
      <Checkbox
        isSelected={chosen !== undefined}
        onChange={own => onChange(own ? standard : undefined)}
      >
        {t('fields.network.own')}
      </Checkbox>
      {!chosen && (
        <FieldHint>
          {t('fields.network.defaults', {
            vpcCidr: standard.vpcCidr,
            studioSubnetCidrs: standard.studioSubnetCidrs.join(', '),
          })}
        </FieldHint>
      )}
      {chosen &&
        (['vpcCidr', ...SUBNETS] as const).map(part => {
          const violations = violationsOf(formContext?.formData, target, [
            `network.${part}`,
          ]);
          return (
            <div key={part}>
              <ListText
                label={t(`fields.network.${part}`)}
                isList={part !== 'vpcCidr'}
                isInvalid={violations.length > 0}
                value={chosen[part]}
                onChange={value =>
                  onChange({
                    ...standard,
                    ...chosen,
                    [part]: value ?? '',
                  })
                }
              />
              <RuleHints violations={violations} />
            </div>
          );
        })}
    </Flex>
  );
}

/** Refuses blocks that AWS would refuse. */
export const validateNetwork: CustomFieldValidator<NetworkDraft> = (
  draft,
  field,
  context,
) =>
  isChosen(draft) ? refuseViolations(field, context, ['network']) : undefined;

/** The addresses of the network, where the defaults do not fit. */
export const networkField = {
  name: 'SecureStudioNetwork',
  component: withQueries(Network),
  validation: validateNetwork,
  schema: NetworkSchema,
};

import { Checkbox, Flex, TextField } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  checkNetwork,
  DEFAULT_NETWORK,
  Network as NetworkValue,
} from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { FieldHint } from './FieldHint';
import { fieldTexts } from './fieldTexts';
import { formValues } from './formValues';
import { useTargets } from './useTargets';
import { withQueries } from './withQueries';

const NetworkSchema = makeFieldSchema({
  output: z =>
    z.object({
      vpcCidr: z.string().optional(),
      firewallSubnetCidr: z.string().optional(),
      natSubnetCidr: z.string().optional(),
      studioSubnetCidr: z.string().optional(),
    }),
});

/** The form makes an empty object of what nobody chose. */
type NetworkDraft = Partial<NetworkValue>;

const BLOCKS = [
  'vpcCidr',
  'firewallSubnetCidr',
  'natSubnetCidr',
  'studioSubnetCidr',
] as const;

const isChosen = (draft: NetworkDraft | undefined) =>
  BLOCKS.some(block => draft?.[block] !== undefined);

function asNetwork(draft: NetworkDraft): NetworkValue {
  const { vpcCidr = '', firewallSubnetCidr = '' } = draft;
  const { natSubnetCidr = '', studioSubnetCidr = '' } = draft;
  return { vpcCidr, firewallSubnetCidr, natSubnetCidr, studioSubnetCidr };
}

/** The rules that each block breaks. */
function brokenRules(draft: NetworkDraft) {
  const violations = checkNetwork(asNetwork(draft));
  return BLOCKS.flatMap(block =>
    violations
      .filter(({ field }) => field === `network.${block}`)
      .map(({ rule }) => ({ block, rule })),
  );
}

function Network(props: typeof NetworkSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange } = props;
  const { owner, target } = formValues(formContext?.formData);
  const { data: targets } = useTargets(owner);
  const defaults =
    targets?.find(({ id }) => id === target)?.network ?? DEFAULT_NETWORK;
  const chosen = formData && isChosen(formData) ? formData : undefined;
  const broken = chosen ? brokenRules(chosen) : [];

  return (
    <Flex direction="column" gap="3">
      <Checkbox
        isSelected={chosen !== undefined}
        onChange={own => onChange(own ? defaults : undefined)}
      >
        {t('fields.network.own')}
      </Checkbox>
      {!chosen && (
        <FieldHint>{t('fields.network.defaults', defaults)}</FieldHint>
      )}
      {chosen &&
        BLOCKS.map(block => {
          const rule = broken.find(item => item.block === block)?.rule;
          const label = t(`fields.network.${block}`);
          return (
            <div key={block}>
              <TextField
                validationBehavior="aria"
                label={label}
                isRequired
                isInvalid={rule !== undefined}
                value={chosen[block] ?? ''}
                onChange={cidr => onChange({ ...chosen, [block]: cidr })}
                autoComplete="off"
              />
              <FieldHint isProblem>
                {rule && t('fields.network.rule', { field: label, rule })}
              </FieldHint>
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
  { apiHolder },
) => {
  if (!isChosen(draft)) {
    return;
  }
  const t = fieldTexts(apiHolder);
  brokenRules(draft).forEach(({ block, rule }) =>
    field.addError(
      t('fields.network.rule', { field: t(`fields.network.${block}`), rule }),
    ),
  );
};

/** The addresses of the network, where the defaults do not fit. */
export const networkField = {
  name: 'SecureStudioNetwork',
  component: withQueries(Network),
  validation: validateNetwork,
  schema: NetworkSchema,
};

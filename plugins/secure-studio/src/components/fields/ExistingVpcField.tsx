import { Checkbox, Flex } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ExistingVpc } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { ListText } from './ListText';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useOffered } from './useOffered';
import { withQueries } from './withQueries';

const ExistingVpcSchema = makeFieldSchema({
  output: z =>
    z.object({
      vpcId: z.string().optional(),
      studioSubnetIds: z.array(z.string()).optional(),
      studioRouteTableIds: z.array(z.string()).optional(),
      internetGatewayId: z.string().optional(),
      s3EndpointId: z.string().optional(),
    }),
});

/** The form makes an empty object of what nobody chose. */
type Draft = Partial<ExistingVpc>;

const EMPTY: ExistingVpc = {
  vpcId: '',
  studioSubnetIds: [],
  studioRouteTableIds: [],
};

const PARTS = [
  'vpcId',
  'studioSubnetIds',
  'studioRouteTableIds',
  'internetGatewayId',
  's3EndpointId',
] as const satisfies readonly (keyof ExistingVpc)[];

const LISTS: readonly string[] = ['studioSubnetIds', 'studioRouteTableIds'];

const isChosen = (draft: Draft | undefined) => draft?.vpcId !== undefined;

const FIELDS = ['existingVpc', 'network'];

/** Is there only where the target lets a VPC be named. */
function ExistingVpcIds(props: typeof ExistingVpcSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange } = props;
  const target = useTarget(formContext?.formData);
  const offered = useOffered(props, 'existingVpc', ({ choices }) =>
    choices.network.includes('existing'),
  );
  if (!target || !offered) {
    return null;
  }
  const chosen: Draft | undefined = isChosen(formData) ? formData : undefined;
  return (
    <Flex direction="column" gap="3">
      <Checkbox
        isSelected={chosen !== undefined}
        onChange={existing => onChange(existing ? EMPTY : undefined)}
      >
        {t('fields.existingVpc.use')}
      </Checkbox>
      {chosen &&
        PARTS.map(part => (
          <ListText
            key={part}
            label={t(`fields.existingVpc.${part}`)}
            isList={LISTS.includes(part)}
            value={chosen[part]}
            onChange={value => onChange({ ...chosen, [part]: value })}
          />
        ))}
      {chosen && (
        <RuleHints
          violations={violationsOf(formContext?.formData, target, FIELDS)}
        />
      )}
    </Flex>
  );
}

/** Refuses a VPC that breaks a rule. */
export const validateExistingVpc: CustomFieldValidator<Draft> = (
  draft,
  field,
  context,
) => (isChosen(draft) ? refuseViolations(field, context, FIELDS) : undefined);

/** A VPC that is there already, where the target lets one be named. */
export const existingVpcField = {
  name: 'SecureStudioExistingVpc',
  component: withQueries(ExistingVpcIds),
  validation: validateExistingVpc,
  schema: ExistingVpcSchema,
};

import { useEffect } from 'react';
import { Select } from '@backstage/ui';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { useQuery } from '@tanstack/react-query';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { FieldHint } from './FieldHint';
import { fieldTexts } from './fieldTexts';
import { ownGroups } from './members';
import { requiredApi } from './requiredApi';
import { withQueries } from './withQueries';

const TeamSchema = makeFieldSchema({ output: z => z.string() });

function Team(props: typeof TeamSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const { formData, onChange, rawErrors, required, schema } = props;
  const { data: groups, error } = useQuery({
    queryKey: ['own-groups'],
    queryFn: () => ownGroups(catalogApi, identityApi),
  });

  const onlyGroup = groups?.length === 1 ? groups[0].id : undefined;
  useEffect(() => {
    if (onlyGroup && !formData) {
      onChange(onlyGroup);
    }
  }, [onlyGroup, formData, onChange]);

  return (
    <>
      <Select
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isRequired={required}
        isInvalid={Boolean(rawErrors?.length)}
        isDisabled={!groups?.length}
        options={groups ?? []}
        value={formData ?? null}
        onChange={key => onChange(key === null ? undefined : String(key))}
      />
      <FieldHint isProblem>
        {(error && t('fields.team.readError', { reason: reasonOf(error) })) ||
          (groups?.length === 0 && t('fields.team.none'))}
      </FieldHint>
    </>
  );
}

/** Refuses a team that the signed-in user is not in. */
export const validateTeam: CustomFieldValidator<string> = async (
  team,
  field,
  { apiHolder },
) => {
  const groups = await ownGroups(
    requiredApi(apiHolder, catalogApiRef),
    requiredApi(apiHolder, identityApiRef),
  );
  if (!groups.some(group => group.id === team)) {
    field.addError(fieldTexts(apiHolder)('fields.team.notMember'));
  }
};

/** The owning team: one of the groups of the signed-in user. */
export const teamField = {
  name: 'SecureStudioTeam',
  component: withQueries(Team),
  validation: validateTeam,
  schema: TeamSchema,
};

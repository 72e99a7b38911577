import { useEffect } from 'react';
import { toError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { secureStudioApiRef } from '../../api';
import { useTeams } from '../../queries';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { fieldTexts } from './fieldTexts';
import { requiredApi } from './requiredApi';
import { SelectField } from './SelectField';
import { withQueries } from './withQueries';

const TeamSchema = makeFieldSchema({ output: z => z.string() });

function Team(props: typeof TeamSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formData, onChange } = props;
  const { data, error } = useTeams();
  const teams = data?.items;

  const onlyTeam = teams?.length === 1 ? teams[0].ref : undefined;
  useEffect(() => {
    if (onlyTeam && !formData) {
      onChange(onlyTeam);
    }
  }, [onlyTeam, formData, onChange]);

  return (
    <SelectField
      field={props}
      options={(teams ?? []).map(({ ref, title }) => ({
        id: ref,
        label: title,
      }))}
      isProblem
      hint={
        (error && t('fields.team.readError', { reason: reasonOf(error) })) ||
        (teams?.length === 0 && t('fields.team.none'))
      }
    />
  );
}

/** Refuses a team that the signed-in user is not in. */
export const validateTeam: CustomFieldValidator<string> = async (
  team,
  field,
  { apiHolder },
) => {
  const t = fieldTexts(apiHolder);
  try {
    const { items } = await requiredApi(
      apiHolder,
      secureStudioApiRef,
    ).listTeams();
    if (!items.some(({ ref }) => ref === team)) {
      field.addError(t('fields.team.notMember'));
    }
  } catch (error) {
    field.addError(
      t('fields.team.readError', { reason: reasonOf(toError(error)) }),
    );
  }
};

/** The owning team: one of the groups of the signed-in user. */
export const teamField = {
  name: 'SecureStudioTeam',
  component: withQueries(Team),
  validation: validateTeam,
  schema: TeamSchema,
};

import { useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { useQuery } from '@tanstack/react-query';
import { secureStudioApiRef } from '../../api';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { fieldTexts } from './fieldTexts';
import { formValues } from './formValues';
import { requiredApi } from './requiredApi';
import { SelectField } from './SelectField';
import { useMember, useMembers } from './useMembers';
import { useSettled } from './useSettled';
import { withQueries } from './withQueries';

const ProfileUserSchema = makeFieldSchema({ output: z => z.string() });

function useSignedInUser() {
  const identityApi = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['signed-in-user'],
    queryFn: () => identityApi.getBackstageIdentity(),
  });
  return data?.userEntityRef;
}

function ProfileUser(props: typeof ProfileUserSchema.TProps) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { formContext, formData, onChange } = props;
  const { owner } = formValues(formContext?.formData);
  const [search, setSearch] = useState('');
  const { data: first, error } = useMembers(owner, '');
  const { data: found } = useMembers(owner, useSettled(search).trim());
  const chosen = useMember(owner, formData, first);
  const oneself = useMember(owner, useSignedInUser(), first);

  // The profile is for oneself until another is chosen; another team has other members.
  useEffect(() => {
    if (chosen === null && oneself !== undefined && oneself?.ref !== formData) {
      onChange(oneself?.ref);
    }
  }, [chosen, oneself, formData, onChange]);

  const offered = found?.items ?? [];
  const isOffered = offered.some(({ ref }) => ref === chosen?.ref);

  return (
    <SelectField
      field={props}
      options={[...(chosen && !isOffered ? [chosen] : []), ...offered].map(
        ({ ref, title }) => ({ id: ref, label: title }),
      )}
      isDisabled={!first?.items.length}
      search={
        first?.hasMore
          ? {
              text: search,
              onChange: setSearch,
              prompt: t('fields.profileUser.search'),
            }
          : undefined
      }
      isProblem={owner !== undefined}
      hint={
        (!owner && t('fields.profileUser.teamFirst')) ||
        (error &&
          t('fields.profileUser.readError', { reason: reasonOf(error) })) ||
        (first?.items.length === 0 && t('fields.profileUser.none'))
      }
    />
  );
}

/** Refuses a user who is not a member of the chosen team. */
export const validateProfileUser: CustomFieldValidator<string> = async (
  user,
  field,
  { apiHolder, formData },
) => {
  const t = fieldTexts(apiHolder);
  const { owner } = formValues(formData);
  try {
    const api = requiredApi(apiHolder, secureStudioApiRef);
    const found = owner && (await api.listTeamMembers({ owner, user }));
    if (!found || found.items.length === 0) {
      field.addError(t('fields.profileUser.notMember'));
    }
  } catch (error) {
    field.addError(
      t('fields.profileUser.readError', { reason: reasonOf(toError(error)) }),
    );
  }
};

/** The user of the first profile: a member of the team. */
export const profileUserField = {
  name: 'SecureStudioProfileUser',
  component: withQueries(ProfileUser),
  validation: validateProfileUser,
  schema: ProfileUserSchema,
};

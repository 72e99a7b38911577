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
import { formValues } from './formValues';
import { membersOf } from './members';
import { requiredApi } from './requiredApi';
import { withQueries } from './withQueries';

const ProfileUserSchema = makeFieldSchema({ output: z => z.string() });

function useMembers(owner: string | undefined) {
  const catalogApi = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['members', owner],
    queryFn: () => (owner ? membersOf(catalogApi, owner) : []),
    enabled: owner !== undefined,
  });
}

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
  const { formContext, formData, onChange, rawErrors, required, schema } =
    props;
  const { owner } = formValues(formContext?.formData);
  const { data: members, error } = useMembers(owner);
  const signedIn = useSignedInUser();

  // The profile is for oneself until another is chosen; another team has other members.
  useEffect(() => {
    if (members && signedIn && !members.some(({ id }) => id === formData)) {
      const next = members.find(({ id }) => id === signedIn)?.id;
      if (next !== formData) {
        onChange(next);
      }
    }
  }, [members, signedIn, formData, onChange]);

  return (
    <>
      <Select
        validationBehavior="aria"
        label={schema.title}
        description={schema.description}
        isRequired={required}
        isInvalid={Boolean(rawErrors?.length)}
        isDisabled={!members?.length}
        options={members ?? []}
        value={formData ?? null}
        onChange={key => onChange(key === null ? undefined : String(key))}
      />
      <FieldHint isProblem={owner !== undefined}>
        {(!owner && t('fields.profileUser.teamFirst')) ||
          (error &&
            t('fields.profileUser.readError', { reason: reasonOf(error) })) ||
          (members?.length === 0 && t('fields.profileUser.none'))}
      </FieldHint>
    </>
  );
}

/** Refuses a user who is not a member of the chosen team. */
export const validateProfileUser: CustomFieldValidator<string> = async (
  user,
  field,
  { apiHolder, formData },
) => {
  const { owner } = formValues(formData);
  const members = owner
    ? await membersOf(requiredApi(apiHolder, catalogApiRef), owner)
    : [];
  if (!members.some(({ id }) => id === user)) {
    field.addError(fieldTexts(apiHolder)('fields.profileUser.notMember'));
  }
};

/** The user of the first profile: a member of the team. */
export const profileUserField = {
  name: 'SecureStudioProfileUser',
  component: withQueries(ProfileUser),
  validation: validateProfileUser,
  schema: ProfileUserSchema,
};

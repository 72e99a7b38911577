import { useState } from 'react';
import { Flex, Select, Text, TextField } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { OwnerChange } from 'backstage-plugin-secure-studio-common';
import { secureStudioTranslationRef } from '../../translation';
import { reasonOf } from '../failure';
import { FieldHint } from '../fields/FieldHint';
import { useSettled } from '../fields/useSettled';
import { useGroups } from './useGroups';

/** Asks which group gets an environment, by which name, and why. */
export function GiveForm(props: {
  change: Partial<OwnerChange>;
  onChange: (change: Partial<OwnerChange>) => void;
}) {
  const { t } = useTranslationRef(secureStudioTranslationRef);
  const { change, onChange } = props;
  const [search, setSearch] = useState('');
  const { data: groups = [], error } = useGroups(useSettled(search).trim());
  return (
    <Flex direction="column" gap="4">
      <Text>{t('give.hint')}</Text>
      <Select
        label={t('give.group')}
        isRequired
        options={groups}
        search={{
          mode: 'server',
          inputValue: search,
          onInputChange: setSearch,
          placeholder: t('give.groupSearch'),
        }}
        value={change.owner ?? null}
        onChange={key =>
          onChange({ ...change, owner: key === null ? undefined : String(key) })
        }
      />
      <FieldHint isProblem>
        {error && t('give.groupsError', { reason: reasonOf(error) })}
      </FieldHint>
      <TextField
        label={t('give.name')}
        description={t('give.nameHint')}
        value={change.name ?? ''}
        onChange={name => onChange({ ...change, name: name || undefined })}
        autoComplete="off"
      />
      <TextField
        label={t('give.reason')}
        description={t('give.reasonHint')}
        value={change.reason ?? ''}
        onChange={reason =>
          onChange({ ...change, reason: reason || undefined })
        }
        autoComplete="off"
      />
    </Flex>
  );
}

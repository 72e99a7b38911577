import { JsonObject } from '@backstage/types';
import { isOffered, Target } from 'backstage-plugin-secure-studio-common';
import { useEffect } from 'react';
import { useTarget } from './rules';

interface FieldProps<Value> {
  formContext?: { formData?: JsonObject };
  formData?: Value;
  onChange: (value: Value | undefined) => void;
}

/**
 * Whether the chosen target has a field at all; so it is taken before a target is chosen. What was chosen
 * for another target that has it is taken back.
 *
 * @param path - Of the field in the request.
 * @param offers - What else the target has to offer for it.
 */
export function useOffered<Value>(
  { formContext, formData, onChange }: FieldProps<Value>,
  path: string,
  offers: (target: Target) => boolean = () => true,
): boolean {
  const target = useTarget(formContext?.formData);
  const offered =
    target === undefined ||
    (isOffered(path, target.parameters) && offers(target));
  useEffect(() => {
    if (!offered && formData !== undefined) {
      onChange(undefined);
    }
  }, [offered, formData, onChange]);
  return offered;
}

import { JsonObject } from '@backstage/types';

/** What the other fields of the form hold, on which a field depends. */
export interface FormValues {
  owner?: string;
  target?: string;
}

const textOf = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : undefined;

export function formValues(formData: JsonObject | undefined): FormValues {
  return { owner: textOf(formData?.owner), target: textOf(formData?.target) };
}

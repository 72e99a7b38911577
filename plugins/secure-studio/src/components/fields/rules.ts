import { ApiHolder } from '@backstage/core-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  checkProvisionRequest,
  Target,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { fieldTexts } from './fieldTexts';
import { formRequest } from './formRequest';
import { formValues } from './formValues';
import { fetchTargets, useTargets } from './useTargets';

/** The chosen target; none before it is chosen and read. */
export function useTarget(
  formData: JsonObject | undefined,
): Target | undefined {
  const { owner, target } = formValues(formData);
  const { data } = useTargets(owner);
  return data?.find(({ id }) => id === target);
}

/**
 * The rules that the form breaks so far in some of its fields, or in parts of these.
 *
 * @param fields - Paths in the request, such as `egress.mode`.
 */
export function violationsOf(
  formData: JsonObject | undefined,
  target: Target | undefined,
  fields: readonly string[],
): Violation[] {
  if (!target) {
    return [];
  }
  return checkProvisionRequest(formRequest(formData), target).filter(
    violation =>
      fields.some(
        field =>
          violation.field === field ||
          violation.field.startsWith(`${field}.`) ||
          violation.field.startsWith(`${field}[`),
      ),
  );
}

/** Adds the rules that some fields of the form break to a field that is validated. */
export async function refuseViolations(
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder; formData: JsonObject },
  fields: readonly string[],
): Promise<void> {
  const t = fieldTexts(context.apiHolder);
  const { owner, target } = formValues(context.formData);
  const targets = await fetchTargets(context.apiHolder, owner);
  violationsOf(
    context.formData,
    targets.find(({ id }) => id === target),
    fields,
  ).forEach(({ field: name, rule }) =>
    field.addError(t('fields.rule', { field: name, rule })),
  );
}

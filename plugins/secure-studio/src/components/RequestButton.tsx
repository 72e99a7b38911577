import { ButtonLink } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { templateRouteRef } from '../routes';

/** What a form starts with. */
export interface RequestDraft {
  owner: string;
  name: string;
  target: string;
}

/** Leads to the form that asks for an environment, where the portal has one. */
export function RequestButton(props: {
  children: string;
  variant?: 'primary' | 'secondary';
  draft?: RequestDraft;
}) {
  const templateRoute = useRouteRef(templateRouteRef);
  if (!templateRoute) {
    return null;
  }
  const path = templateRoute({
    namespace: 'default',
    templateName: 'secure-studio-environment',
  });
  const query = props.draft
    ? `?${new URLSearchParams({ formData: JSON.stringify(props.draft) })}`
    : '';
  return (
    <ButtonLink href={`${path}${query}`} variant={props.variant ?? 'primary'}>
      {props.children}
    </ButtonLink>
  );
}

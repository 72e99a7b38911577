import { Link, LinkProps } from '@backstage/ui';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';

/** A link to an entity of the catalog, by its title. */
export function EntityLink(props: {
  entityRef: string;
  variant?: LinkProps['variant'];
}) {
  const { primaryTitle } = useEntityPresentation(props.entityRef);
  const linkTo = useEntityRefLink();
  return (
    <Link href={linkTo(props.entityRef)} variant={props.variant}>
      {primaryTitle}
    </Link>
  );
}

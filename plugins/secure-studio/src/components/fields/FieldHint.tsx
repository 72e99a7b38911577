import { Text } from '@backstage/ui';

/** Says what stands in a field's way, or what its value amounts to; read out as it changes. */
export function FieldHint(props: {
  children: string | false | null | undefined;
  isProblem?: boolean;
}) {
  return (
    <Text
      as="p"
      role="status"
      variant="body-small"
      color={props.isProblem ? 'danger' : 'secondary'}
    >
      {props.children}
    </Text>
  );
}

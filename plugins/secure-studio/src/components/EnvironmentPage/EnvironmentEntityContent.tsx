import { Container } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import { QueryProvider, useEnvironment } from '../../queries';
import { EnvironmentContent } from './EnvironmentContent';

function EntityEnvironment() {
  const { name } = useEntity().entity.metadata;
  return (
    <Container>
      <EnvironmentContent name={name} query={useEnvironment(name)} />
    </Container>
  );
}

/** The environment that an entity of the catalog stands for. */
export function EnvironmentEntityContent() {
  return (
    <QueryProvider>
      <EntityEnvironment />
    </QueryProvider>
  );
}

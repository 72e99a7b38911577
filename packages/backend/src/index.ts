import { createBackend } from '@backstage/backend-defaults';
import { isProduction } from 'backstage-plugin-secure-studio-node';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
if (!isProduction()) {
  backend.add(import('./demo'));
}

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permissions'));

backend.add(import('@backstage/plugin-events-backend'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

backend.add(import('@backstage/plugin-scaffolder-backend'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('backstage-plugin-secure-studio-backend'));
backend.add(import('backstage-plugin-scaffolder-backend-module-secure-studio'));
backend.add(import('backstage-plugin-catalog-backend-module-secure-studio'));

backend.start().catch(error => {
  // Backstage would log this and go on listening without the plugins that failed.
  console.error(error.message);
  process.exit(1);
});

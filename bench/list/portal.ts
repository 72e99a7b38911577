// The process that is measured: Secure Studio, the catalog and a bare route in one backend.
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import demoSignIn from 'backend/src/demo';
import permissionPolicy from 'backend/src/permissions';
import { barePlugin } from './barePlugin';
import { CONFIG_VARIABLE } from './config';
import { organisationModule } from './organisation';

// It does not outlive whoever measures.
process.on('disconnect', () => process.exit());

const backend = createBackend();

backend.add(
  createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () =>
      new ConfigReader(JSON.parse(process.env[CONFIG_VARIABLE] ?? '{}')),
  }),
);
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(demoSignIn);
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionPolicy);
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(organisationModule);
backend.add(import('backstage-plugin-secure-studio-backend'));
backend.add(import('backstage-plugin-catalog-backend-module-secure-studio'));
backend.add(barePlugin);

backend.start().catch(error => {
  console.error(error);
  process.exit(1);
});

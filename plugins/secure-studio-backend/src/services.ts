import {
  AuthService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  ENVIRONMENT_EVENTS_TOPIC,
  EnvironmentEvent,
} from 'backstage-plugin-secure-studio-node';
import { Knex } from 'knex';
import {
  CatalogReader,
  LeadAppointments,
  Leads,
  Membership,
  OwnerChanges,
} from './access';
import { StudioUrls } from './access/StudioUrls';
import { createAwsGateways } from './aws';
import { SecureStudioConfig } from './config';
import { EnvironmentInventory } from './environments/EnvironmentInventory';
import { EnvironmentReader } from './environments/EnvironmentReader';
import { EnvironmentStore } from './environments/EnvironmentStore';
import { EnvironmentViews } from './environments/EnvironmentViews';
import { OwnerWatch } from './environments/OwnerWatch';
import { SnapshotRecorder } from './environments/SnapshotRecorder';
import { SnapshotStore } from './environments/SnapshotStore';
import { EnvironmentNames } from './operations/EnvironmentNames';
import { OperationReconciler } from './operations/OperationReconciler';
import { OperationStore } from './operations/OperationStore';
import { ProvisionRequests } from './operations/ProvisionRequests';
import { ProvisionWorker } from './operations/ProvisionWorker';
import { RegionReader } from './operations/RegionReader';

/** Most milliseconds between two looks for operations that are due. */
const MAX_INTERVAL = 1000;

/** Makes the plugin's own services out of Backstage's. */
export function createServices(options: {
  rootConfig: RootConfigService;
  config: SecureStudioConfig;
  database: Knex;
  events: EventsService;
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
}) {
  const { config, database, events, logger } = options;
  const meaning = config.membership;
  const { targets } = config;
  const gateways = createAwsGateways({ config: options.rootConfig });
  const publish = (eventPayload: EnvironmentEvent) =>
    events.publish({ topic: ENVIRONMENT_EVENTS_TOPIC, eventPayload });

  const environments = new EnvironmentStore(database);
  const snapshots = new SnapshotStore(database);
  const operations = new OperationStore(database);
  const recorder = new SnapshotRecorder({ environments, snapshots, publish });
  const reading = {
    targets,
    gateways,
    environments,
    snapshots,
    operations,
    recorder,
    logger,
  };
  const reader = new EnvironmentReader(reading);
  const requests = new ProvisionRequests(operations, environments);
  const catalog = new CatalogReader(options);
  const membership = new Membership({ meaning, catalog });
  const refreshStatus = (environment: string) =>
    publish({ environment, change: 'status' });
  const worker = new ProvisionWorker({ targets, aws: gateways, operations });

  return {
    targets,
    environments,
    operations,
    publish,
    reader,
    inventory: new EnvironmentInventory(reading),
    views: new EnvironmentViews(reading),
    studioUrls: new StudioUrls(reading),
    requests,
    membership,
    leads: new Leads({
      ...config.leads,
      meaning,
      catalog,
      membership,
      appointments: new LeadAppointments(database),
    }),
    names: new EnvironmentNames({ catalog, environments, requests }),
    ownerChanges: new OwnerChanges({
      environments,
      operations,
      membership,
      catalog,
      refreshStatus,
    }),
    ownerWatch: new OwnerWatch({
      owners: environments.owners,
      catalog,
      logger,
      refreshStatus,
    }),
    regions: new RegionReader({ gateways }),
    reconciler: new OperationReconciler({
      ...config.operations,
      interval: Math.min(config.operations.pollInterval, MAX_INTERVAL),
      operations,
      environments,
      publish,
      advance: operation => worker.advance(operation),
      // Whoever sees that an operation has ended finds what it made.
      beforeEnd: ({ environment }) => reader.refresh(environment),
      logger,
    }),
  };
}

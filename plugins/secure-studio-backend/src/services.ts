import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import {
  ENVIRONMENT_EVENTS_TOPIC,
  EnvironmentEvent,
} from 'backstage-plugin-secure-studio-node';
import { Knex } from 'knex';
import { RateLimits } from './access/RateLimits';
import { RateWindows } from './access/RateWindows';
import { StudioUrls } from './access/StudioUrls';
import { createAwsGateways } from './aws';
import { SecureStudioConfig } from './config';
import { EnvironmentPages } from './environments/EnvironmentPages';
import { EnvironmentInventory } from './environments/EnvironmentInventory';
import { EnvironmentReader } from './environments/EnvironmentReader';
import { EnvironmentStore } from './environments/EnvironmentStore';
import { EnvironmentViews } from './environments/EnvironmentViews';
import { LiveReads } from './environments/LiveReads';
import { SnapshotRecorder } from './environments/SnapshotRecorder';
import { SnapshotStore } from './environments/SnapshotStore';
import { OperationReconciler } from './operations/OperationReconciler';
import { OperationStore } from './operations/OperationStore';
import { ProvisionRequests } from './operations/ProvisionRequests';
import { ProvisionWorker } from './operations/ProvisionWorker';
import { Quotas } from './operations/Quotas';
import { RegionReader } from './operations/RegionReader';
import {
  EvidenceReader,
  Registration,
  UnregisteredProducts,
  UnregisteredStore,
  UnreviewedDomains,
} from './register';

/** Most milliseconds between two looks for operations that are due. */
const MAX_INTERVAL = 1000;

/** Makes the plugin's own services out of Backstage's. */
export function createServices(options: {
  rootConfig: RootConfigService;
  config: SecureStudioConfig;
  database: Knex;
  events: EventsService;
  logger: LoggerService;
  /** @throws InputError where the catalog does not have one of them. */
  requireEntities(refs: readonly string[]): Promise<void>;
}) {
  const { config, database, events, logger } = options;
  const { portalId, targets } = config;
  const gateways = createAwsGateways({ config: options.rootConfig });
  const publish = (eventPayload: EnvironmentEvent) =>
    events.publish({ topic: ENVIRONMENT_EVENTS_TOPIC, eventPayload });

  const environments = new EnvironmentStore(database);
  const snapshots = new SnapshotStore(database);
  const operations = new OperationStore(database);
  const recorder = new SnapshotRecorder({ environments, snapshots, publish });
  const windows = new RateWindows(database);
  const limits = new RateLimits(windows, config.limits);
  const unregistered = new UnregisteredStore(database);
  const unreviewed = new UnreviewedDomains(database);
  const evidence = new EvidenceReader(gateways);
  const reading = {
    portalId,
    unreviewed,
    found: new UnregisteredProducts({
      portalId,
      environments,
      operations,
      evidence,
      unregistered,
      logger,
    }),
    targets,
    gateways,
    environments,
    snapshots,
    operations,
    recorder,
    limits,
    logger,
  };
  const reader = new EnvironmentReader(reading);
  const worker = new ProvisionWorker({
    portalId,
    targets,
    aws: gateways,
    operations,
  });

  return {
    targets,
    environments,
    operations,
    publish,
    reader,
    limits,
    liveReads: new LiveReads({ reader, windows, limits, logger }),
    unregistered,
    registration: new Registration({
      portalId,
      targets,
      gateways,
      database,
      environments,
      evidence,
      unregistered,
      unreviewed,
      requireEntities: options.requireEntities,
    }),
    inventory: new EnvironmentInventory(reading),
    views: new EnvironmentViews(reading),
    pages: new EnvironmentPages(database),
    studioUrls: new StudioUrls(reading),
    requests: new ProvisionRequests(
      operations,
      environments,
      new Quotas(database, targets),
    ),
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

import {
  AuthService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
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
import { RateLimits } from './access/RateLimits';
import { RateWindows } from './access/RateWindows';
import { StudioUrls } from './access/StudioUrls';
import { createAwsGateways } from './aws';
import { SecureStudioConfig } from './config';
import { Conclusions } from './environments/Conclusions';
import { EnvironmentInventory } from './environments/EnvironmentInventory';
import { EnvironmentPages } from './environments/EnvironmentPages';
import { EnvironmentReader } from './environments/EnvironmentReader';
import { EnvironmentStore } from './environments/EnvironmentStore';
import { EnvironmentViews } from './environments/EnvironmentViews';
import { inventoryAges } from './environments/inventoryAges';
import { InventoryStore } from './environments/InventoryStore';
import { LiveReads } from './environments/LiveReads';
import { MissingEnvironments } from './environments/MissingEnvironments';
import { OwnerWatch } from './environments/OwnerWatch';
import { SnapshotRecorder } from './environments/SnapshotRecorder';
import { SnapshotStore } from './environments/SnapshotStore';
import { StatusRecorder } from './environments/StatusRecorder';
import { SweepReader } from './environments/SweepReader';
import { SecureStudioMetrics } from './metrics';
import { EnvironmentNames } from './operations/EnvironmentNames';
import { OperationEndings } from './operations/OperationEndings';
import { OperationFigures } from './operations/OperationFigures';
import { OperationLeases } from './operations/OperationLeases';
import { OperationReconciler } from './operations/OperationReconciler';
import { OperationStore } from './operations/OperationStore';
import { ProvisionRequests } from './operations/ProvisionRequests';
import { ProvisionWorker } from './operations/ProvisionWorker';
import { Quotas } from './operations/Quotas';
import { RegionReader } from './operations/RegionReader';
import { StoredOperation } from './operations/types';
import { TargetReader } from './targets/TargetReader';
import {
  EvidenceReader,
  Registration,
  missingEntities,
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
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  metrics: MetricsService;
}) {
  const { config, database, events, logger } = options;
  const { membership: meaning, portalId, targets } = config;
  const metrics = new SecureStudioMetrics(options.metrics);
  const gateways = createAwsGateways({
    config: options.rootConfig,
    report: call => metrics.called(call),
  });
  const publish = (eventPayload: EnvironmentEvent) =>
    events.publish({ topic: ENVIRONMENT_EVENTS_TOPIC, eventPayload });

  const environments = new EnvironmentStore(database);
  const snapshots = new SnapshotStore(database);
  const operations = new OperationStore(database);
  const recorder = new SnapshotRecorder({ snapshots, publish });
  const statuses = new StatusRecorder({
    database,
    targets,
    environments,
    snapshots,
    operations,
    publish,
  });
  const saved = (
    _before: StoredOperation,
    { environment }: StoredOperation,
    transaction: Knex.Transaction,
  ) => statuses.refresh(environment, transaction);
  const inventories = new InventoryStore(database);
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
      gateways,
      unregistered,
      logger,
    }),
    targets,
    gateways,
    environments,
    snapshots,
    operations,
    recorder,
    statuses,
    limits,
    logger,
  };
  metrics.observe({
    operations: new OperationFigures(database),
    inventoryAges: () => inventoryAges(database),
  });
  const targetReader = new TargetReader({ targets, gateways, logger });
  const reader = new EnvironmentReader({
    ...reading,
    conclusions: new Conclusions({
      inventories,
      windows,
      mostVanished: config.inventory.mostVanished,
    }),
  });
  const requests = new ProvisionRequests(operations, environments, {
    quotas: new Quotas(database, targets),
    statuses,
    claims: unregistered,
  });
  const catalog = new CatalogReader(options);
  const membership = new Membership({ meaning, catalog });
  const refreshStatus: StatusRecorder['refresh'] = (...changed) =>
    statuses.refresh(...changed);
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
      operations,
      missingEntities: refs => missingEntities(refs, options),
      // Where claims alone decide, nobody knows of what others are members.
      isMember: async (userRef, groupRef) =>
        meaning === 'claims' || membership.isMember(userRef, groupRef),
    }),
    statuses,
    missing: new MissingEnvironments({ targets, inventories }),
    inventory: new EnvironmentInventory({
      gateways,
      inventories,
      operations,
      found: reading.found,
      sweepReader: new SweepReader(reading),
      mostVanished: config.inventory.mostVanished,
      metrics,
      logger,
    }),
    views: new EnvironmentViews(reading),
    pages: new EnvironmentPages(database),
    studioUrls: new StudioUrls({ ...reading, targetReader }),
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
    targetReader,
    endings: new OperationEndings({ operations, saved }),
    reconciler: new OperationReconciler({
      leases: new OperationLeases(database, config.operations.lease),
      pollInterval: config.operations.pollInterval,
      interval: Math.min(config.operations.pollInterval, MAX_INTERVAL),
      operations,
      environments,
      saved,
      publish,
      advance: operation => worker.advance(operation),
      onStep: (operation, error) => metrics.stepped(operation, error),
      // Whoever sees that an operation has ended finds what it made.
      beforeEnd: ({ environment }) => reader.refresh(environment),
      logger,
    }),
  };
}

import {
  AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import { Config } from '@backstage/config';
import {
  CloudFormationGateway,
  createCloudFormationGateway,
} from './cloudFormation';
import { createDnsFirewallGateway, DnsFirewallGateway } from './dnsFirewall';
import { createEc2Gateway, Ec2Gateway } from './ec2';
import {
  createNetworkFirewallGateway,
  NetworkFirewallGateway,
} from './networkFirewall';
import { createProductGateway, ProductGateway } from './products';
import { createSageMakerGateway, SageMakerGateway } from './sageMaker';
import {
  createServiceCatalogGateway,
  ServiceCatalogGateway,
} from './serviceCatalog';
import { AwsSession, AwsSessions, SessionIdentity } from './sessions';
import { createSsmGateway, SsmGateway } from './ssm';
import { openStudioUrlGateway, StudioUrlGateway } from './studioUrls';
import { AwsTarget, Purpose, ReportedCall } from './types';

/** One gateway per AWS service, as the role of a target and purpose. All throw `AwsError`. */
export interface AwsGateways {
  serviceCatalog(target: AwsTarget, purpose: Purpose): ServiceCatalogGateway;
  /** The target's product in Service Catalog. */
  products(target: AwsTarget, purpose: Purpose): ProductGateway;
  cloudFormation(target: AwsTarget, purpose: Purpose): CloudFormationGateway;
  sageMaker(target: AwsTarget, purpose: Purpose): SageMakerGateway;
  networkFirewall(target: AwsTarget, purpose: Purpose): NetworkFirewallGateway;
  dnsFirewall(target: AwsTarget, purpose: Purpose): DnsFirewallGateway;
  ec2(target: AwsTarget, purpose: Purpose): Ec2Gateway;
  ssm(target: AwsTarget, purpose: Purpose): SsmGateway;
  /** As the role for studio URLs, in a session of the user's own, which is open then. */
  studioUrls(
    target: AwsTarget,
    identity: SessionIdentity,
  ): Promise<StudioUrlGateway>;
}

/**
 * A gateway is made once per target and purpose: its client keeps its credentials, and its rate
 * limiter learns what AWS allows.
 */
function oncePerRole<Gateway>(
  sessions: AwsSessions,
  create: (target: AwsTarget, session: AwsSession) => Gateway,
) {
  const made = new Map<string, Gateway>();
  return (target: AwsTarget, purpose: Purpose): Gateway => {
    const key = `${target.id} ${purpose}`;
    const gateway =
      made.get(key) ??
      create(
        target,
        sessions.open(target, purpose, { name: `secure-studio-${purpose}` }),
      );
    made.set(key, gateway);
    return gateway;
  };
}

/** Makes the gateways on top of the credentials of the configuration's `aws` section. */
export function createAwsGateways(options: {
  config: Config;
  credentials?: AwsCredentialsManager;
  /** Told of every call. */
  report?: (call: ReportedCall) => void;
}): AwsGateways {
  const sessions = new AwsSessions(
    options.credentials ??
      DefaultAwsCredentialsManager.fromConfig(options.config),
    options.report,
  );
  return {
    serviceCatalog: oncePerRole(sessions, (_, session) =>
      createServiceCatalogGateway(session),
    ),
    products: oncePerRole(sessions, createProductGateway),
    cloudFormation: oncePerRole(sessions, (_, session) =>
      createCloudFormationGateway(session),
    ),
    sageMaker: oncePerRole(sessions, createSageMakerGateway),
    networkFirewall: oncePerRole(sessions, (_, session) =>
      createNetworkFirewallGateway(session),
    ),
    dnsFirewall: oncePerRole(sessions, (_, session) =>
      createDnsFirewallGateway(session),
    ),
    ec2: oncePerRole(sessions, (_, session) => createEc2Gateway(session)),
    ssm: oncePerRole(sessions, (_, session) => createSsmGateway(session)),
    studioUrls: (target, identity) =>
      openStudioUrlGateway(sessions.open(target, 'open', identity)),
  };
}

import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  PRODUCT_OUTPUTS,
  PRODUCT_PARAMETERS,
  StudioUrl,
  TAGS,
} from 'backstage-plugin-secure-studio-common';
import { AwsGateways, StudioUrlGateway } from '../aws';
import { TargetConfig } from '../config';
import { SnapshotStore } from '../environments/SnapshotStore';
import { EnvironmentRecord } from '../environments/types';
import { isSeenElsewhere } from '../environments/whereSeen';
import { TargetReader } from '../targets/TargetReader';
import { RateLimits } from './RateLimits';
import { roleSessionName } from './roleSessionName';

/** Mints studio URLs: credentials, which nothing here keeps or logs. */
export class StudioUrls {
  constructor(
    private readonly services: {
      portalId: string;
      targets: readonly TargetConfig[];
      targetReader: Pick<TargetReader, 'has'>;
      gateways: AwsGateways;
      snapshots: SnapshotStore;
      limits: RateLimits;
      now?: () => number;
    },
  ) {}

  /**
   * Whose the profile is was decided before, by the portal's own row. The profile's tag is the second
   * lock: it is compared here, and again by the role's policy.
   *
   * @param user - Entity ref of the user who asks, to whom the profile belongs.
   * @throws TooManyRequestsError where the user or the team asks too often.
   * @throws NotAllowedError where the profile's tags name another user or another portal.
   * @throws ConflictError where the environment has no domain that a studio URL opens.
   * @throws AwsError
   */
  async create(
    environment: EnvironmentRecord,
    { profile, user }: { profile: string; user: string },
  ): Promise<StudioUrl> {
    const [, domainId] = await Promise.all([
      this.services.limits.take('studioUrls', {
        person: user,
        team: environment.owner,
      }),
      this.#requireDomain(environment),
    ]);
    const target = this.services.targets.find(
      ({ id }) => id === environment.target,
    );
    if (!target) {
      throw new ConflictError(
        `The target '${environment.target}' of ${environment.name} is not configured any more`,
      );
    }
    if (isSeenElsewhere(environment, target)) {
      throw new ConflictError(
        `The target '${environment.target}' has another account or region now than the one where ${environment.name} is: ask a platform admin`,
      );
    }
    const [gateway] = await Promise.all([
      this.#openSession(target, user),
      this.#requireOwnTags(target, { domainId, name: profile }, user),
    ]);
    const { now = Date.now } = this.services;
    const { expiresIn, session } = target.studioUrl;
    const askedAt = now();
    const url = await gateway.createPresignedDomainUrl({
      domainId,
      profileName: profile,
      expiresIn,
      session,
    });
    return {
      url,
      expiresAt: new Date(askedAt + expiresIn * 1000).toISOString(),
    };
  }

  /** Roles of an older account stack refuse the portal's tag. Where AWS does not say, they are new. */
  async #openSession(
    target: TargetConfig,
    user: string,
  ): Promise<StudioUrlGateway> {
    const { gateways, portalId, targetReader } = this.services;
    const takesPortal = await targetReader
      .has(target, 'portalTag')
      .catch(() => true);
    return gateways.studioUrls(target, {
      name: roleSessionName(user),
      tags: {
        [TAGS.studioUserId]: user,
        ...(takesPortal && { [TAGS.portal]: portalId }),
      },
    });
  }

  async #requireOwnTags(
    target: TargetConfig,
    profile: { domainId: string; name: string },
    user: string,
  ): Promise<void> {
    const tags = await this.services.gateways
      .sageMaker(target, 'read')
      .listProfileTags(profile);
    if (!tags) {
      throw new ConflictError(
        `SageMaker has no profile ${profile.name} any more`,
      );
    }
    const { [TAGS.studioUserId]: owner, [TAGS.portal]: portal } = tags;
    if (
      owner !== user ||
      (portal !== undefined && portal !== this.services.portalId)
    ) {
      throw new NotAllowedError(
        `SageMaker's tags of the profile ${profile.name} do not say that it is yours: ask a platform admin`,
      );
    }
  }

  async #requireDomain({ name }: EnvironmentRecord): Promise<string> {
    const { stack, domain } = await this.services.snapshots.get(name);
    const domainId = stack.data?.outputs[PRODUCT_OUTPUTS.domainId];
    if (!domainId) {
      throw new ConflictError(`The environment ${name} has no domain yet`);
    }
    const authMode =
      domain.data?.authMode ??
      stack.data?.parameters[PRODUCT_PARAMETERS.authMode];
    if (authMode === 'SSO') {
      throw new ConflictError(
        `The domain of ${name} signs people in through IAM Identity Center, where SageMaker mints no studio URL: open Studio from the organisation's access portal`,
      );
    }
    return domainId;
  }
}

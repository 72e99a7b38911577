import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ALL_CHOICES,
  PRODUCT_CHOICES,
  ProvisionRequest,
} from 'backstage-plugin-secure-studio-common';

type Schema = NonNullable<Parameters<typeof createTemplateAction>[0]['schema']>;

/** The zod that the scaffolder hands to an action. */
type Zod = Parameters<
  Extract<NonNullable<Schema['input']>, (zod: never) => unknown>
>[0];

/** Everything that the API takes, but for whose environment it is and where. */
type Setting = Exclude<
  keyof ProvisionRequest,
  'owner' | 'name' | 'target' | 'profileUser'
>;

/** One of a few numbers; in a form's schema it is any. */
function oneOf<Value extends number>(
  z: Zod,
  values: readonly Value[],
  description: string,
) {
  return z
    .number({ description })
    .refine(
      (value): value is Value => values.some(known => known === value),
      `must be one of ${values.join(', ')}`,
    );
}

const texts = (z: Zod, description: string) =>
  z.array(z.string(), { description });

/**
 * What may be chosen of an environment, as the backend's API takes it. Where it is left out, the
 * target's default holds; the backend checks the rest.
 */
export const settingsInput = {
  persona: (z: Zod) =>
    z
      .enum(PRODUCT_CHOICES.persona, {
        description: 'Kind of execution role that the first profile gets',
      })
      .optional(),
  singleSignOnUser: (z: Zod) =>
    z
      .string({
        description:
          "The first profile's user in IAM Identity Center, with the authentication mode SSO",
      })
      .optional(),
  egress: (z: Zod) =>
    z
      .object(
        {
          mode: z.enum(PRODUCT_CHOICES.egressMode).optional(),
          placement: z.enum(PRODUCT_CHOICES.placement).optional(),
          blockAction: z.enum(PRODUCT_CHOICES.blockAction).optional(),
        },
        { description: 'What of the internet Studio reaches, and how' },
      )
      .optional(),
  acknowledgeOpenEgress: (z: Zod) =>
    z
      .boolean({
        description:
          'Must be true with the egress mode open, in which nothing is filtered',
      })
      .optional(),
  teamDomains: (z: Zod) =>
    texts(
      z,
      "The team's first list, out of the target's approved domains; in the egress mode denylist, what is blocked",
    ).optional(),
  teamRuleGroupCapacity: (z: Zod) =>
    z
      .number({
        description:
          "Capacity of the team's rule group, fixed at creation: two for each domain, plus two",
      })
      .optional(),
  zones: (z: Zod) =>
    oneOf(
      z,
      ALL_CHOICES.zones,
      'Availability Zones, fixed at creation',
    ).optional(),
  network: (z: Zod) =>
    z
      .object(
        {
          vpcCidr: z.string(),
          firewallSubnetCidrs: z.array(z.string()),
          natSubnetCidrs: z.array(z.string()),
          studioSubnetCidrs: z.array(z.string()),
        },
        { description: 'CIDR blocks, one of each kind per zone' },
      )
      .optional(),
  existingVpc: (z: Zod) =>
    z
      .object(
        {
          vpcId: z.string(),
          studioSubnetIds: z.array(z.string()),
          studioRouteTableIds: z.array(z.string()),
          internetGatewayId: z.string().optional(),
          s3EndpointId: z.string().optional(),
        },
        { description: 'A VPC that is there already' },
      )
      .optional(),
  endpoints: (z: Zod) =>
    z
      .object(
        {
          tier: z.enum(PRODUCT_CHOICES.endpointTier).optional(),
          include: z.array(z.string()).optional(),
          exclude: z.array(z.string()).optional(),
          s3Exceptions: z
            .array(z.enum(['jumpStart', 'imageLayers', 'sampleFiles']))
            .optional(),
        },
        { description: 'VPC endpoints' },
      )
      .optional(),
  authMode: (z: Zod) =>
    z
      .enum(PRODUCT_CHOICES.authMode, {
        description: 'How people sign in to the domain',
      })
      .optional(),
  homeFileSystem: (z: Zod) =>
    z
      .enum(PRODUCT_CHOICES.homeFileSystem, {
        description: 'Whether the domain has a home EFS',
      })
      .optional(),
  idleShutdownMinutes: (z: Zod) =>
    z
      .number({ description: 'Minutes after which an idle app is shut down' })
      .optional(),
  networkIsolation: (z: Zod) =>
    z
      .enum(PRODUCT_CHOICES.networkIsolation, {
        description: 'With required, no job runs without network isolation',
      })
      .optional(),
  allowedInstanceTypes: (z: Zod) =>
    texts(z, 'Instance types for apps and jobs, or * for all').optional(),
  keys: (z: Zod) =>
    z
      .object(
        {
          storageKeyArn: z.string().optional(),
          dataKeyArn: z.string().optional(),
          jobsKeyArn: z.string().optional(),
        },
        { description: 'KMS keys that are there already' },
      )
      .optional(),
  breakGlassRoleArns: (z: Zod) =>
    texts(z, 'Roles that may read the buckets from anywhere').optional(),
  organizationId: (z: Zod) =>
    z
      .string({
        description: 'Widens the data perimeter from the account to it',
      })
      .optional(),
  logs: (z: Zod) =>
    z
      .object(
        {
          retentionDays: oneOf(
            z,
            ALL_CHOICES.logRetentionDays,
            'Days for which logs are kept',
          ).optional(),
          flowLogTraffic: z.enum(PRODUCT_CHOICES.flowLogTraffic).optional(),
          firewallFlowLog: z.boolean().optional(),
        },
        { description: 'What is logged, and for how long' },
      )
      .optional(),
  tags: (z: Zod) =>
    z
      .record(z.string(), {
        description: 'Values of the tags for which the target asks',
      })
      .optional(),
} satisfies Record<Setting, (z: Zod) => unknown>;

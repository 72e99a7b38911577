import {
  ALL_CHOICES,
  checkBreakGlassRole,
  DEFAULT_CHOICES,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { z } from 'zod';
import { different, object, text } from './values';

/** AWS Organizations, API_Organization: `Id`. */
const ORGANIZATION = /^o-[a-z0-9]{10,32}$/;

/** The choices whose values are the product's own. */
type ProductChoice = Exclude<
  keyof TargetChoices,
  'breakGlassRoleArns' | 'organizationIds'
>;

/** What a requester may choose on a target. */
export const choices = object({
  egressMode: someOf('egressMode'),
  placement: someOf('placement'),
  blockAction: someOf('blockAction'),
  zones: someOf('zones'),
  network: someOf('network'),
  endpointTier: someOf('endpointTier'),
  s3Exceptions: someOf('s3Exceptions', { least: 0 }),
  authMode: someOf('authMode'),
  persona: someOf('persona'),
  homeFileSystem: someOf('homeFileSystem'),
  networkIsolation: someOf('networkIsolation'),
  logRetentionDays: someOf('logRetentionDays'),
  flowLogTraffic: someOf('flowLogTraffic'),
  breakGlassRoleArns: manyOf(
    z.string({ error: 'expected the ARN of an IAM role' }),
    'expected a list of ARNs of IAM roles',
  ),
  organizationIds: manyOf(
    text(ORGANIZATION, "expected an organization's id such as o-a1b2c3d4e5"),
    "expected a list of organizations' ids",
  ),
}).prefault({});

/** A list out of the product's choices. A request takes one of them, so that there is one at least. */
function someOf<Name extends ProductChoice>(name: Name, { least = 1 } = {}) {
  const known: readonly unknown[] = ALL_CHOICES[name];
  return z
    .custom<TargetChoices[Name]>(
      value =>
        Array.isArray(value) &&
        value.length >= least &&
        new Set(value).size === value.length &&
        value.every(item => known.includes(item)),
      `expected a list out of ${known.join(', ')}, none twice`,
    )
    .optional()
    .transform(value => value ?? DEFAULT_CHOICES[name]);
}

function manyOf(item: z.ZodString, expectation: string) {
  return different(z.array(item, { error: expectation }), expectation).default(
    [],
  );
}

/** Adds the issues of what no request in the target's region could name. */
export function checkChoices(
  {
    region,
    choices: { breakGlassRoleArns },
  }: { region: string; choices: Pick<TargetChoices, 'breakGlassRoleArns'> },
  context: z.RefinementCtx,
): void {
  breakGlassRoleArns.forEach((arn, index) => {
    const message = checkBreakGlassRole(arn, region);
    if (message) {
      context.addIssue({
        code: 'custom',
        path: ['choices', 'breakGlassRoleArns', index],
        message,
      });
    }
  });
}

import {
  ALL_CHOICES,
  DEFAULT_CHOICES,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { z } from 'zod';
import { object, text } from './values';

/** AWS Organizations, API_Organization: `Id`. */
const ORGANIZATION = /^o-[a-z0-9]{10,32}$/;

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

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
    text(ROLE, 'expected the ARN of an IAM role, without wildcards'),
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
  return z.array(item, { error: expectation }).default([]);
}

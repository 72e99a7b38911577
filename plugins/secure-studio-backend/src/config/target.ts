import { checkApprovedDomains } from 'backstage-plugin-secure-studio-common';
import { z } from 'zod';
import { isRegion } from '../aws/regions';
import { checkChoices, choices } from './choices';
import { seconds } from './durations';
import { launchRole, resolveRoles, roles } from './roles';
import { checkTags, tagFields, tags } from './tags';
import { group, list, name, object, text, wholeNumber } from './values';

const region = text(/^\S+$/, 'expected an AWS region such as eu-west-1').refine(
  isRegion,
  'expected an AWS region such as eu-west-1; where it is a new one, update @aws-sdk/core',
);

const OWNERS =
  "expected a list of group entity refs such as group:default/data-science, or ['*'] for every group";

const owners = list(
  z.union([z.literal('*'), group], {
    error: 'expected a group entity ref such as group:default/data-science',
  }),
  OWNERS,
).refine(refs => refs.length === 1 || !refs.includes('*'), OWNERS);

const approvedDomain = z
  .string({ error: 'expected a domain' })
  .superRefine((domain, context) => {
    for (const { rule } of checkApprovedDomains([domain])) {
      context.addIssue(rule);
    }
  });

const quotas = object({
  environments: wholeNumber(1).optional(),
  environmentsPerTeam: wholeNumber(1).optional(),
})
  .refine(
    ({ environments = Infinity, environmentsPerTeam = 1 }) =>
      environmentsPerTeam <= environments,
    {
      path: ['environmentsPerTeam'],
      error: 'expected at most as many as environments',
    },
  )
  .prefault({});

const studioUrl = object({
  expiresIn: seconds({
    fallback: 30_000,
    min: 5_000,
    max: 300_000,
    range: '5 seconds to 5 minutes',
  }),
  session: seconds({
    fallback: 4 * 3_600_000,
    min: 1_800_000,
    max: 12 * 3_600_000,
    range: '30 minutes to 12 hours',
  }),
}).prefault({});

/** One of `secureStudio.targets`. */
export const target = object({
  id: text(
    /^[a-z][a-z0-9-]{0,99}$/,
    'expected a name of lower-case letters, digits and hyphens, at most 100 long',
  ),
  accountId: text(
    /^\d{12}$/,
    'expected an AWS account id: twelve digits, in quotes',
  ),
  region,
  product: name(
    'expected the name of a Service Catalog product, or its prod-… id',
  ),
  version: name(
    "expected the name of the product's version, in quotes, such as '1.0'",
  ),
  portfolio: name(
    'expected the name of a Service Catalog portfolio, or the lpv… id of a launch path',
  ).optional(),
  roles,
  launchRole: launchRole.optional(),
  owners,
  choices,
  approvedDomains: z
    .array(approvedDomain, { error: 'expected a list of domains' })
    .default([]),
  tags,
  tagFields,
  quotas,
  studioUrl,
})
  .superRefine(checkTags)
  .superRefine(checkChoices)
  .refine(
    ({ approvedDomains, choices: { egressMode } }) =>
      approvedDomains.length === 0 || egressMode.includes('allowlist'),
    {
      path: ['approvedDomains'],
      error:
        'expected no domains where choices.egressMode leaves out allowlist: a request in no other mode takes them',
    },
  )
  .transform((given, context) => ({
    ...given,
    ...resolveRoles(given, context),
  }));

import { z } from 'zod';
import { milliseconds } from './durations';
import { target } from './target';
import { TargetConfig } from './types';
import { group, object, text, wholeNumber } from './values';

const portalId = text(
  /^[a-z][a-z0-9-]{0,62}$/,
  'expected a name of lower-case letters, digits and hyphens, at most 63 long, that no other portal on the same accounts has',
);

const targets = z
  .array(target, { error: 'expected a list of at least one target' })
  .min(1, 'expected a list of at least one target')
  .superRefine((all, context) => {
    all.forEach((one, index) => {
      const earlier = all.slice(0, index);
      if (earlier.some(({ id }) => id === one.id)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'id'],
          message: `expected a name that no other target has, got '${one.id}' twice`,
        });
      }
      const same = earlier.find(other => isSamePlace(other, one));
      if (same) {
        context.addIssue({
          code: 'custom',
          path: [index, 'product'],
          message: `expected another account, region or product than target '${same.id}' has: one product of an account is one register of environments`,
        });
      }
    });
  });

const inventory = object({
  frequency: milliseconds({
    fallback: 120_000,
    min: 1_000,
    max: 24 * 3_600_000,
    range: '1 second to 24 hours',
  }).transform(frequency => ({ milliseconds: frequency })),
  mostVanished: wholeNumber(0).default(3),
}).prefault({});

const operations = object({
  pollInterval: milliseconds({
    fallback: 5_000,
    min: 10,
    max: 60_000,
    range: '10 milliseconds to 1 minute',
  }),
  lease: milliseconds({
    fallback: 20_000,
    min: 100,
    max: 300_000,
    range: '100 milliseconds to 5 minutes',
  }),
})
  .refine(({ pollInterval, lease }) => lease > pollInterval, {
    path: ['lease'],
    error:
      'expected a longer duration than pollInterval, or another backend takes over what this one only waits for',
  })
  .prefault({});

/** Within a minute. */
function limit(perPerson: number, perTeam: number) {
  return object({
    perPerson: wholeNumber(1).default(perPerson),
    perTeam: wholeNumber(1).default(perTeam),
  })
    .refine(given => given.perTeam >= given.perPerson, {
      path: ['perTeam'],
      error: 'expected at least as much as perPerson',
    })
    .prefault({});
}

const limits = object({
  studioUrls: limit(10, 100),
  refreshes: limit(30, 120),
  provisions: limit(10, 20),
}).prefault({});

/** The key `secureStudio`. */
export function secureStudio({ production }: { production: boolean }) {
  return object({
    targets,
    portalId: production ? portalId : portalId.default('development'),
    reviewers: group,
    admins: group,
    membership: z
      .enum(['direct', 'nested', 'claims'], {
        error: 'expected one of direct, nested, claims',
      })
      .default('direct'),
    leads: text(
      /^(?!\{group\}$)[\w.-]*\{group\}[\w.-]*$/,
      "expected the name of another group with {group} for the team's own, such as '{group}-leads'",
    )
      .optional()
      .transform(groupPattern => ({ groupPattern })),
    inventory,
    operations,
    limits,
  }).refine(({ admins, reviewers }) => admins !== reviewers, {
    path: ['reviewers'],
    error: 'expected another group than admins, so that two people decide',
  });
}

function isSamePlace(a: TargetConfig, b: TargetConfig): boolean {
  return (
    a.accountId === b.accountId &&
    a.region === b.region &&
    a.product === b.product
  );
}

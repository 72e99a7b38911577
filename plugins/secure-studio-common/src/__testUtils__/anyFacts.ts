import fc from 'fast-check';
import { Operation, Product, SectionName } from '../api';
import { EnvironmentFacts, StatusData } from '../status';
import { endpoint, READ_ERROR, zone } from './facts';

/** AWS's words, and any other that there may be one day. */
const word = (...words: string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, fc.string());
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);

const egressMode = fc.constantFrom('none', 'allowlist', 'denylist', 'open');
const domains = fc.array(word('a.com', '.a.com', '*.a.com', '*', ''), {
  maxLength: 3,
});
const name = fc.constantFrom('scientist', 'other', 'third');
const section = <Name extends SectionName>(
  data: fc.Arbitrary<StatusData[Name]>,
): fc.Arbitrary<EnvironmentFacts['sections'][Name]> =>
  fc.record({
    data: orNull(data),
    observedAt: fc.constant(null),
    error: orNull(fc.constant(READ_ERROR)),
  }) as fc.Arbitrary<EnvironmentFacts['sections'][Name]>;

const sections: fc.Arbitrary<EnvironmentFacts['sections']> = fc.record({
  product: section<'product'>(
    fc.record({
      status: word(
        'AVAILABLE',
        'UNDER_CHANGE',
        'TAINTED',
        'ERROR',
        'PLAN_IN_PROGRESS',
        'TERMINATED',
      ) as fc.Arbitrary<Product['status']>,
    }),
  ),
  stack: section<'stack'>(
    fc.record({
      status: word(
        'missing',
        'CREATE_COMPLETE',
        'UPDATE_ROLLBACK_COMPLETE',
        'DELETE_COMPLETE',
        'UPDATE_IN_PROGRESS',
        'ROLLBACK_FAILED',
      ),
    }),
  ),
  domain: section<'domain'>(
    fc.record({
      name,
      status: word('missing', 'InService', 'Failed', 'Updating'),
    }),
  ),
  profiles: section<'profiles'>(
    fc.array(
      fc.record({ name, status: word('InService', 'Failed', 'Pending') }),
      { maxLength: 3 },
    ),
  ),
  firewall: section<'firewall'>(
    fc.record({
      egressMode,
      zones: fc.array(
        fc
          .record({
            status: word('READY', 'missing', 'PROVISIONING'),
            syncState: orNull(word('IN_SYNC', 'PENDING')),
            attachmentStatus: orNull(word('READY', 'SCALING', 'FAILED')),
          })
          .map(over => zone(over)),
        { maxLength: 3 },
      ),
    }),
  ),
  allowlist: section<'allowlist'>(
    fc.record({
      egressMode,
      team: fc.record({
        domains,
        resolverDomains: orNull(domains),
        capacity: fc.constant(null),
        consumedCapacity: fc.constant(null),
        ruleGroupName: fc.constant(null),
        modifiedAt: fc.constant(null),
      }),
    }),
  ),
  endpoints: section<'endpoints'>(
    fc.record({
      items: fc.array(
        fc
          .record({
            type: word('Interface', 'Gateway'),
            required: fc.boolean(),
            state: word('available', 'missing', 'pending'),
            privateDns: orNull(fc.boolean()),
          })
          .map(over => endpoint('sts', over)),
        { maxLength: 3 },
      ),
    }),
  ),
});

/** Whatever may be known of an environment, of AWS's words and of others. */
export const anyFacts: fc.Arbitrary<EnvironmentFacts> = fc.record({
  operation: orNull(
    fc.record({
      type: word('provision') as fc.Arbitrary<Operation['type']>,
      state: word('open', 'succeeded', 'failed') as fc.Arbitrary<
        Operation['state']
      >,
      message: fc.string(),
    }),
  ),
  gone: fc.boolean(),
  target: fc.constantFrom('configured', 'missing', 'moved'),
  ownerExists: orNull(fc.boolean()),
  profiles: fc.array(name, { maxLength: 3 }),
  sections,
});

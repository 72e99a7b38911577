import {
  ALL_CHOICES,
  checkTeamDomains,
  domainSets,
  PRODUCT_PARAMETERS,
  resolveSettings,
  toProductParameters,
} from 'backstage-plugin-secure-studio-common';
import fc from 'fast-check';
import { resolveName } from '../__testUtils__/resolver';
import { https, verdict } from './__testUtils__/attempts';
import { environment, template } from './__testUtils__/environment';

/** Of few labels, so that many are within others; none is under a domain of the product's own lists. */
const host = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 3 })
  .map(labels => [...labels, 'example'].join('.'));
const list = fc.array(
  fc.tuple(fc.constantFrom('', '.'), host).map(parts => parts.join('')),
  { maxLength: 6 },
);

/** What the portal sends for a list. */
function sent(teamDomains: string[]) {
  const parameters = toProductParameters(
    { fullName: '', owner: '', profile: '', profileUser: '' },
    resolveSettings({ teamDomains }, ALL_CHOICES),
    'eu-west-1',
  );
  return {
    teamDomains: parameters[PRODUCT_PARAMETERS.teamDomains],
    teamResolverDomains: parameters[PRODUCT_PARAMETERS.teamResolverDomains],
  };
}

describe.each([
  ['allowlist', true],
  ['denylist', false],
])('a list in the mode %s', (egressMode, passes) => {
  it('has for firewall and resolver the hosts that the portal says', () => {
    fc.assert(
      fc.property(list, fc.array(host, { minLength: 1 }), (domains, hosts) => {
        const deployed = environment({ egressMode, ...sent(domains) });
        const set = domainSets.normalForm(domains);
        for (const name of hosts) {
          const isOpen = domainSets.contains(set, name) === passes;
          expect(verdict(deployed, https(name)) === 'pass').toBe(isOpen);
          expect(
            resolveName(deployed, deployed.told('vpcId'), name).response ===
              'RESOLVED',
          ).toBe(isOpen);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the parameters for domains', () => {
  const pattern = (name: string) =>
    new RegExp(String(template.Parameters[name].AllowedPattern));
  const patterns = {
    teamDomains: pattern('TeamDomains'),
    teamResolverDomains: pattern('TeamResolverDomains'),
  };
  const domain = fc
    .tuple(
      fc.constantFrom('', '.'),
      fc.array(
        fc.oneof(
          fc.constantFrom('aws', 'amazonaws', 'com', 'cn', 'eu', 'zip'),
          fc.stringMatching(/^[a-z0-9-]{1,8}$/),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([dot, labels]) => dot + labels.join('.'));

  it('take every domain that the portal lets pass', () => {
    fc.assert(
      fc.property(domain, one => {
        fc.pre(checkTeamDomains([one]).length === 0);
        const { teamDomains, teamResolverDomains } = sent([one]);
        expect(teamDomains).toMatch(patterns.teamDomains);
        for (const item of teamResolverDomains.split(',')) {
          expect(item).toMatch(patterns.teamResolverDomains);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

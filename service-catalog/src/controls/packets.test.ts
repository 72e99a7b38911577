import { https, inspections, NOT_WEB, verdict } from './__testUtils__/attempts';
import { environment, FIREWALL_MODES } from './__testUtils__/environment';

const BLOCK_ACTIONS = ['drop', 'reject'] as const;

const allowing = (teamDomains: string) =>
  environment({ egressMode: 'allowlist', teamDomains });

describe.each(FIREWALL_MODES)('T14 in the mode %s', egressMode => {
  it.each(
    BLOCK_ACTIONS.flatMap(blockAction =>
      NOT_WEB.map(([what, connection]) => ({ blockAction, what, connection })),
    ),
  )(
    'T14 $what is blocked ($blockAction)',
    ({ blockAction, connection, what }) => {
      const deployed = environment({ egressMode, blockAction });
      // With a denylist, TCP 443 that is no TLS has no name by which it could be listed.
      const passes =
        egressMode === 'denylist' && what === 'something else on TCP 443';
      expect(verdict(deployed, connection).includes('pass')).toBe(passes);
    },
  );

  it('T14 the web is not', () => {
    expect(
      verdict(environment({ egressMode }), https('iam.amazonaws.com')),
    ).toBe('pass');
  });
});

describe('the alert log:', () => {
  it('has a blocked name, with the address of the workload', () => {
    for (const { records } of inspections(
      allowing('.kaggle.com'),
      https('github.com'),
    )) {
      expect(records).toEqual([
        expect.objectContaining({
          action: 'blocked',
          serverName: 'github.com',
          source: '10.2.3.14',
        }),
      ]);
    }
  });

  it('has nothing of a name that passes', () => {
    for (const { records } of inspections(
      allowing('.kaggle.com'),
      https('kaggle.com'),
    )) {
      expect(records).toEqual([]);
    }
  });
});

describe('T15 fragments:', () => {
  it.each(FIREWALL_MODES)(
    'T15 go to the stateful engine and never pass by it (%s)',
    egressMode => {
      const { logicalIds, properties } = environment({ egressMode });
      const policies = logicalIds('AWS::NetworkFirewall::FirewallPolicy');
      expect(policies).toHaveLength(1);
      expect(properties(policies[0]).FirewallPolicy).toMatchObject({
        StatelessDefaultActions: ['aws:forward_to_sfe'],
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
      });
    },
  );
});

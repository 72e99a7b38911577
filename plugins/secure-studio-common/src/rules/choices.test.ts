import { EXISTING_VPC, settings } from '../__testUtils__/settings';
import { ALL_CHOICES, DEFAULT_CHOICES, resolveSettings } from '../settings';
import { checkChoices } from './choices';

describe('checkChoices', () => {
  it('lets pass what the target lets requesters choose', () => {
    expect(
      checkChoices(
        settings({ egress: { mode: 'none' }, zones: 3 }),
        ALL_CHOICES,
      ),
    ).toEqual([]);
    expect(checkChoices(settings(), DEFAULT_CHOICES)).toEqual([]);
  });

  it('asks for none of what the version of the product does not have', () => {
    expect(
      checkChoices(settings({ egress: { blockAction: 'reject' } }), {
        ...ALL_CHOICES,
        blockAction: [],
      }),
    ).toEqual([]);
  });

  it.each([
    [
      { egress: { mode: 'none' } },
      { egressMode: ['allowlist'] },
      'egress.mode',
    ],
    [
      { egress: { placement: 'afterNat' } },
      { placement: ['beforeNat'] },
      'egress.placement',
    ],
    [
      { egress: { blockAction: 'reject' } },
      { blockAction: ['drop'] },
      'egress.blockAction',
    ],
    [{ zones: 3 }, { zones: [1, 2] }, 'zones'],
    [
      { endpoints: { tier: 'core' } },
      { endpointTier: ['full'] },
      'endpoints.tier',
    ],
    [{ authMode: 'SSO' }, { authMode: ['IAM'] }, 'authMode'],
    [{ persona: 'mlopsEngineer' }, { persona: ['dataScientist'] }, 'persona'],
    [
      { homeFileSystem: 'enabled' },
      { homeFileSystem: ['disabled'] },
      'homeFileSystem',
    ],
    [
      { networkIsolation: 'optional' },
      { networkIsolation: ['required'] },
      'networkIsolation',
    ],
    [
      { logs: { retentionDays: 1 } },
      { logRetentionDays: [365] },
      'logs.retentionDays',
    ],
    [
      { logs: { flowLogTraffic: 'ALL' } },
      { flowLogTraffic: ['REJECT'] },
      'logs.flowLogTraffic',
    ],
    [
      { endpoints: { s3Exceptions: ['jumpStart'] } },
      { s3Exceptions: ['sampleFiles'] },
      'endpoints.s3Exceptions[0]',
    ],
    [
      { breakGlassRoleArns: ['arn:aws:iam::111122223333:role/a'] },
      {},
      'breakGlassRoleArns[0]',
    ],
    [{ organizationId: 'o-a1b2c3d4e5' }, {}, 'organizationId'],
    [{ existingVpc: EXISTING_VPC }, { network: ['new'] }, 'existingVpc'],
    [{}, { network: ['existing'] }, 'existingVpc'],
  ] as const)('refuses %j where the target has %j', (asked, choices, field) => {
    const violations = checkChoices(
      settings(asked as Parameters<typeof settings>[0]),
      { ...ALL_CHOICES, ...choices } as typeof ALL_CHOICES,
    );
    expect(violations.map(violation => violation.field)).toEqual([field]);
  });

  it('names what may be chosen', () => {
    const [{ rule }] = checkChoices(settings({ zones: 3 }), {
      ...ALL_CHOICES,
      zones: [1, 2],
    });
    expect(rule).toBe("must be one of the target's choices: 1, 2");
  });

  it('never refuses what it chose itself', () => {
    const choices: typeof ALL_CHOICES = {
      ...ALL_CHOICES,
      egressMode: ['none'],
      zones: [3, 2],
      networkIsolation: ['required'],
    };
    const chosen = resolveSettings({}, choices);
    expect(checkChoices(chosen, choices)).toEqual([]);
    expect(chosen).toMatchObject({
      egress: { mode: 'none' },
      zones: 3,
      networkIsolation: 'required',
    });
  });
});

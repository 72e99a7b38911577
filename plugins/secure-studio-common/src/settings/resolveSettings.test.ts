import { defaultChoice, resolveSettings } from './resolveSettings';
import { ALL_CHOICES, DEFAULT_CHOICES } from './targetChoices';

describe('defaultChoice', () => {
  it("is the product's default wherever the target has it", () => {
    expect(defaultChoice('zones', { ...ALL_CHOICES, zones: [3, 2, 1] })).toBe(
      1,
    );
  });

  it("is else the target's first", () => {
    expect(defaultChoice('zones', { ...ALL_CHOICES, zones: [3, 2] })).toBe(3);
  });
});

describe('resolveSettings', () => {
  it('fills in the rest of a group of which a part is asked for', () => {
    const { egress, endpoints, logs } = resolveSettings(
      {
        egress: { blockAction: 'reject' },
        endpoints: { tier: 'full' },
        logs: { retentionDays: 365 },
      },
      DEFAULT_CHOICES,
    );
    expect(egress).toEqual({
      mode: 'allowlist',
      placement: 'beforeNat',
      blockAction: 'reject',
    });
    expect(endpoints).toEqual({
      tier: 'full',
      include: [],
      exclude: [],
      s3Exceptions: ['imageLayers'],
    });
    expect(logs).toEqual({
      retentionDays: 365,
      flowLogTraffic: 'REJECT',
      firewallFlowLog: false,
    });
  });
});

describe('the S3 exceptions', () => {
  const exceptions = (asked: 'jumpStart'[] | undefined, allowed = true) =>
    resolveSettings(
      { endpoints: { s3Exceptions: asked } },
      allowed ? ALL_CHOICES : { ...ALL_CHOICES, s3Exceptions: ['jumpStart'] },
    ).endpoints.s3Exceptions;

  it('are image layers unless others, or none, are asked for', () => {
    expect(exceptions(undefined)).toEqual(['imageLayers']);
    expect(exceptions([])).toEqual([]);
    expect(exceptions(['jumpStart'])).toEqual(['jumpStart']);
  });

  it('are none where the target does not let image layers be read', () => {
    expect(exceptions(undefined, false)).toEqual([]);
  });
});

describe('DEFAULT_CHOICES', () => {
  it('widen nothing: neither egress, nor the perimeter, nor into the networks of others', () => {
    expect(DEFAULT_CHOICES).toMatchObject({
      egressMode: ['allowlist'],
      network: ['new'],
      breakGlassRoleArns: [],
      organizationIds: [],
    });
  });
});

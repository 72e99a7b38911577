import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import { Catalog } from './__testUtils__/Catalog';
import type { Choices } from './__testUtils__/Stacks';

const TEAM = 'group:default/data-science';

const CHOICES: Choices = {
  Team: TEAM,
  EgressMode: 'allowlist',
  UserProfileName: 'data-scientist',
  UserProfileOwner: 'user:default/data-scientist',
};

jest.setTimeout(60_000);

describe('the product through Service Catalog', () => {
  const account = useAccount(
    useAssembly({ teams: [TEAM], egressModes: ['none', 'allowlist'] }),
  );

  it('comes up as the launch role, with 20 outputs at most, and goes', async () => {
    const catalog = await Catalog.of(account());
    const before = account().calls().length;
    const { RecordDetail, RecordOutputs = [] } = await catalog.provision(
      'lab',
      CHOICES,
    );
    expect(RecordDetail?.Status).toBe('SUCCEEDED');
    expect(RecordOutputs).toHaveLength(20);
    expect(RecordOutputs[0].OutputKey).toBe('CloudformationStackARN');

    const terminated = await catalog.terminate('lab');
    expect(terminated.RecordDetail?.Status).toBe('SUCCEEDED');
    const roles = account()
      .calls()
      .slice(before)
      .filter(({ calledVia }) => calledVia === 'cloudformation.amazonaws.com')
      .map(({ roleArn }) => roleArn);
    expect(new Set(roles)).toEqual(new Set([catalog.launchRoleArn]));
  });

  it('leaves nothing behind where it fails', async () => {
    const catalog = await Catalog.of(account());
    const before = account().contents();
    account().failNext('AWS::SageMaker::UserProfile', 'No capacity');
    const { RecordDetail } = await catalog.provision('failing', CHOICES);
    expect(RecordDetail).toMatchObject({
      Status: 'FAILED',
      RecordErrors: [
        { Description: expect.stringContaining('StudioUserProfile') },
      ],
    });
    await catalog.terminate('failing');
    // Service Catalog keeps the record of what was asked.
    expect(account().changes(before)).toEqual({
      added: [
        expect.stringMatching(/^servicecatalog.records/),
        expect.stringMatching(/^servicecatalog.records/),
      ],
      removed: [],
    });
  });

  it.each<[string, Choices, string]>([
    [
      'T40 team outside the constraint is refused',
      { Team: 'group:default/others' },
      `Team must be one of ${TEAM}`,
    ],
    [
      'T40 egress mode outside the constraint is refused',
      { EgressMode: 'open' },
      'EgressMode must be one of none, allowlist',
    ],
  ])('%s', async (_name, choices, reason) => {
    const catalog = await Catalog.of(account());
    const before = account().contents();
    await expect(
      catalog.provision('refused', { ...CHOICES, ...choices }),
    ).rejects.toMatchObject({
      name: 'InvalidParametersException',
      message: expect.stringContaining(reason),
    });
    expect(account().changes(before)).toEqual({ added: [], removed: [] });
  });
});

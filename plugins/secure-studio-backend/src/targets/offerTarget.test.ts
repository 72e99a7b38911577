import { KNOWN_PARAMETERS } from 'backstage-plugin-secure-studio-common';
import { ProvisioningParameters } from '../aws';
import { TargetConfig } from '../config';
import { ASSUMED_PARAMETERS, offerTarget } from './offerTarget';
import { aTarget } from './__testUtils__/targets';

const declaring = (
  parameters: ProvisioningParameters['parameters'],
): ProvisioningParameters => ({ parameters, tagOptions: [] });

const offer = (
  over: Partial<TargetConfig> = {},
  declared = ASSUMED_PARAMETERS,
  accountStack = 2,
) => offerTarget(aTarget(over), declared, accountStack);

describe('offerTarget', () => {
  it('offers what the configuration says, with every parameter that the portal knows', () => {
    expect(offer({ tags: { CostCenter: '1000' } })).toMatchObject({
      id: 'sandbox',
      version: '1.0',
      parameters: KNOWN_PARAMETERS,
      choices: aTarget().choices,
      tags: { CostCenter: '1000' },
      readsNetwork: true,
      lacks: [],
    });
  });

  it('minds no parameter that it does not know and that has a default', () => {
    const offered = offer(
      {},
      declaring([
        ...ASSUMED_PARAMETERS.parameters,
        { name: 'OfALaterVersion', hasDefault: true },
      ]),
    );
    expect(offered).toMatchObject({ parameters: KNOWN_PARAMETERS });
  });

  it.each<[string, ProvisioningParameters, RegExp]>([
    [
      'has to say nothing for a parameter without a default',
      declaring([
        ...ASSUMED_PARAMETERS.parameters,
        { name: 'OfALaterVersion', hasDefault: false },
      ]),
      /OfALaterVersion: update the portal/,
    ],
    [
      'could not say whose an environment is',
      declaring(
        ASSUMED_PARAMETERS.parameters.filter(({ name }) => name !== 'Team'),
      ),
      /which has the parameters Team/,
    ],
  ])('offers no version for which it %s', (_, declared, expectation) => {
    expect(offer({}, declared)).toEqual({
      key: 'version',
      expectation: expect.stringMatching(expectation),
    });
  });

  it('offers no existing network where the roles may not read it, and says so', () => {
    expect(offer({}, ASSUMED_PARAMETERS, 1)).toMatchObject({
      choices: { network: ['new'] },
      readsNetwork: false,
      lacks: [
        {
          field: 'existingVpc',
          rule: expect.stringContaining('deploy version 2'),
        },
      ],
    });
    const onlyNew = {
      choices: { ...aTarget().choices, network: ['new' as const] },
    };
    expect(offer(onlyNew, ASSUMED_PARAMETERS, 1)).toMatchObject({ lacks: [] });
  });

  it('offers nothing where it would have to be an existing network', () => {
    const onlyExisting = {
      choices: { ...aTarget().choices, network: ['existing' as const] },
    };
    expect(offer(onlyExisting, ASSUMED_PARAMETERS, 1)).toEqual({
      key: 'choices.network',
      expectation: expect.stringContaining('deploy version 2'),
    });
  });
});

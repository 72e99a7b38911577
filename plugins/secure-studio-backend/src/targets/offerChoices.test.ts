import {
  ALL_CHOICES,
  KNOWN_PARAMETERS,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { ProvisioningParameters } from '../aws';
import { offerChoices } from './offerChoices';

type Declared = ProvisioningParameters['parameters'];

const declared = (allowed: Record<string, string[]> = {}): Declared =>
  KNOWN_PARAMETERS.map(name => ({
    name,
    hasDefault: true,
    allowedValues: allowed[name],
  }));
const without = (...names: string[]) =>
  declared().filter(({ name }) => !names.includes(name));

const offer = (parameters: Declared, over: Partial<TargetChoices> = {}) =>
  offerChoices({ ...ALL_CHOICES, ...over }, parameters);

describe('offerChoices', () => {
  it("offers the target's choices where the version has them all", () => {
    expect(offer(declared())).toEqual({
      choices: ALL_CHOICES,
      problem: undefined,
    });
  });

  it('offers the values that the version takes, in the order of the target', () => {
    const { choices, problem } = offer(
      declared({ EgressMode: ['none', 'allowlist'], Zones: ['1', '2'] }),
      { zones: [2, 1, 3] },
    );
    expect(problem).toBeUndefined();
    expect(choices.egressMode).toEqual(['allowlist', 'none']);
    expect(choices.zones).toEqual([2, 1]);
  });

  it('offers nothing of what the version does not have', () => {
    const { choices, problem } = offer(
      without(
        'BlockAction',
        'JumpStart',
        'ExistingVpcId',
        'BreakGlassRoleArns',
        'OrganizationId',
      ),
      { breakGlassRoleArns: ['arn:r'], organizationIds: ['o-a1b2c3d4e5'] },
    );
    expect(problem).toBeUndefined();
    expect(choices).toMatchObject({
      blockAction: [],
      s3Exceptions: ['imageLayers', 'sampleFiles'],
      network: ['new'],
      breakGlassRoleArns: [],
      organizationIds: [],
    });
  });

  it.each<[string, Declared, Partial<TargetChoices>, string]>([
    [
      'a restriction that no parameter would keep',
      without('NetworkIsolation'),
      { networkIsolation: ['required'] },
      'choices.networkIsolation',
    ],
    [
      'choices of which the version takes none',
      declared({ EgressMode: ['open'] }),
      { egressMode: ['allowlist', 'none'] },
      'choices.egressMode',
    ],
    [
      'existing networks alone, which the version cannot use',
      without('ExistingVpcId'),
      { network: ['existing'] },
      'choices.network',
    ],
  ])('finds a problem in %s', (_, parameters, over, key) => {
    expect(offer(parameters, over).problem).toMatchObject({ key });
  });
});

import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import type { Choices } from './__testUtils__/Stacks';

jest.setTimeout(60_000);

describe('in a region of two zones, a stack', () => {
  const account = useAccount(useAssembly(), 'us-west-1');

  afterEach(() => account().stacks.delete('lab'));

  it('takes both', async () => {
    const { outputs } = await account().stacks.create('lab', { Zones: '2' });
    expect(outputs.StudioSubnetIds.split(',')).toHaveLength(2);
  });

  it.each<[string, Choices, RegExp]>([
    [
      'more zones than there are',
      { Zones: '3' },
      /^Zone3.*cannot select nonexistent value at index 2$/m,
    ],
    [
      'fewer names of zones than zones',
      { Zones: '2', AvailabilityZones: 'us-west-1a' },
      /^Zone2.*cannot select nonexistent value at index 1$/m,
    ],
    [
      'fewer address ranges than zones',
      { Zones: '2', StudioSubnetCidrs: '10.2.3.0/24' },
      /^Zone2.*cannot select nonexistent value at index 1$/m,
    ],
    [
      'a zone of another region',
      { AvailabilityZones: 'eu-west-1a' },
      /^Zone1.*eu-west-1a/m,
    ],
    [
      'ranges that overlap',
      { StudioSubnetCidrs: '10.2.1.0/25' },
      /^Zone1.*10\.2\.1\.0\/2[45].* conflicts with another subnet/m,
    ],
    [
      'a range outside the VPC',
      { StudioSubnetCidrs: '10.3.3.0/24' },
      /^Zone1StudioSubnet: .*10\.3\.3\.0\/24.* is invalid/m,
    ],
  ])('fails with %s, and says where', async (_name, choices, reason) => {
    await expect(account().stacks.create('lab', choices)).rejects.toThrow(
      reason,
    );
  });
});

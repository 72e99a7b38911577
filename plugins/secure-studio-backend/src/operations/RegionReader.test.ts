import { AwsError, AwsGateways } from '../aws';
import { RegionReader } from './RegionReader';

const TARGET = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  roles: { read: '', provision: '', operate: '', open: '' },
};

/** A region that is read as often as `asked` says. */
function aRegion() {
  const state = { asked: [] as string[], down: false, now: 0 };
  const gateways = {
    ec2: () => ({
      async listAvailabilityZones() {
        state.asked.push('zones');
        if (state.down) {
          throw new AwsError('unavailable', 'Down', 'TimeoutError');
        }
        return ['eu-west-1a', 'eu-west-1b'];
      },
      async findPrefixList(name: string) {
        state.asked.push(name);
        return 'pl-1';
      },
      async listEndpointServices(names: string[]) {
        state.asked.push(`${names.length} services`);
        return [];
      },
    }),
  } as unknown as AwsGateways;
  return {
    state,
    reader: new RegionReader({ gateways, now: () => state.now }),
  };
}

describe('RegionReader', () => {
  it('asks once for the zones and for the prefix list of S3, until that is old', async () => {
    const { state, reader } = aRegion();
    const region = await reader.read(TARGET);
    expect(region).toEqual({
      zones: ['eu-west-1a', 'eu-west-1b'],
      s3PrefixListId: 'pl-1',
    });
    await reader.read(TARGET);
    expect(state.asked).toEqual(['zones', 'com.amazonaws.eu-west-1.s3']);
    state.now = 11 * 60_000;
    await reader.read(TARGET);
    expect(state.asked).toHaveLength(4);
  });

  it('asks once for every service that an environment can have, until that is old', async () => {
    const { state, reader } = aRegion();
    await reader.endpointServices(TARGET);
    await reader.endpointServices(TARGET);
    expect(state.asked).toEqual(['32 services']);
    state.now = 11 * 60_000;
    await reader.endpointServices(TARGET);
    expect(state.asked).toHaveLength(2);
  });

  it('keeps no failure', async () => {
    const { state, reader } = aRegion();
    state.down = true;
    await expect(reader.read(TARGET)).rejects.toThrow('Down');
    state.down = false;
    expect((await reader.read(TARGET)).zones).toHaveLength(2);
  });
});

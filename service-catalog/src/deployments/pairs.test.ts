import { DescribePrefixListsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  ENDPOINT_SWITCHES,
  PRODUCT_CHOICES,
  switchedEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import { createVpc, deleteVpc, inVpc } from './__testUtils__/existingVpc';
import { endpointServices } from './__testUtils__/network';
import { admits, choicesOf, OPTIONS } from './__testUtils__/options';
import { admittedPairs, pairwise, type Row } from './__testUtils__/pairwise';
import { retainedOf } from './__testUtils__/retained';

const REGION = 'eu-west-1';
const ZONES = [`${REGION}a`, `${REGION}b`, `${REGION}c`];
const ROWS = pairwise(OPTIONS, admits).map((row, index) => ({ row, index }));

const EXISTING_KEYS = [
  'ExistingStorageKeyArn',
  'ExistingDataKeyArn',
  'ExistingJobsKeyArn',
];

/** The services of the endpoints that a row asks for. */
function wantedEndpoints(row: Row): string[] {
  const switchedTo = (wanted: string) =>
    ENDPOINT_SWITCHES.filter(({ parameter }) => row[parameter] === wanted).map(
      ({ service }) => service,
    );
  const tier = PRODUCT_CHOICES.endpointTier.find(
    name => name === row.EndpointTier,
  );
  return switchedEndpoints(
    tier ?? 'core',
    REGION,
    switchedTo('yes'),
    switchedTo('no'),
  )
    .map(({ serviceName }) => serviceName)
    .sort();
}

jest.setTimeout(60_000);

describe('every two values of different options', () => {
  const account = useAccount(useAssembly());
  let given: Row = {};

  beforeAll(async () => {
    const { stacks, clientOptions } = account();
    const { PrefixLists = [] } = await new EC2Client(clientOptions).send(
      new DescribePrefixListsCommand({
        Filters: [
          { Name: 'prefix-list-name', Values: [`com.amazonaws.${REGION}.s3`] },
        ],
      }),
    );
    // The key of an environment that is gone.
    const { outputs } = await stacks.create('earlier');
    await stacks.delete('earlier');
    given = {
      ...Object.fromEntries(
        EXISTING_KEYS.map(name => [name, outputs.DataKeyArn]),
      ),
      S3PrefixListId: PrefixLists[0].PrefixListId ?? '',
    };
  });

  afterEach(() => account().stacks.clear('lab'));

  it('are each in a row', () => {
    const missed = admittedPairs(OPTIONS, admits).filter(
      ([one, other]) =>
        !ROWS.some(({ row }) =>
          Object.entries({ ...one, ...other }).every(
            ([option, value]) => row[option] === value,
          ),
        ),
    );
    expect(missed).toEqual([]);
  });

  it.each(ROWS)('deploy together and leave: row $index', async ({ row }) => {
    const { stacks, clientOptions } = account();
    const ec2 = new EC2Client(clientOptions);
    const zones = row.AvailabilityZones
      ? row.AvailabilityZones.split(',')
      : ZONES;
    const vpc =
      row.ExistingVpcId === 'given'
        ? await createVpc(
            ec2,
            zones.slice(0, Number(row.Zones)),
            row.ExistingS3EndpointId === 'given',
          )
        : undefined;
    const before = account().contents();
    const choices = { ...choicesOf(row, given), ...(vpc && inVpc(vpc)) };

    const stack = await stacks.create('lab', choices);
    const { outputs } = stack;
    expect(Object.keys(outputs).length).toBeLessThanOrEqual(19);
    expect(await endpointServices(ec2, outputs.VpcId)).toEqual(
      wantedEndpoints(row),
    );
    expect(outputs).toMatchObject({
      ...(vpc && {
        VpcId: vpc.vpcId,
        StudioSubnetIds: vpc.subnetIds.join(','),
      }),
      ...(vpc?.s3EndpointId && { S3EndpointId: vpc.s3EndpointId }),
      ...(choices.ExistingStorageKeyArn && {
        StorageKeyArn: choices.ExistingStorageKeyArn,
      }),
      ...(choices.ExistingDataKeyArn && {
        DataKeyArn: choices.ExistingDataKeyArn,
      }),
      ...(choices.ExistingJobsKeyArn && {
        JobsKeyArn: choices.ExistingJobsKeyArn,
      }),
    });

    if (row.FirewallDeleteProtection === 'yes') {
      await stacks.update('lab', {
        ...choices,
        FirewallDeleteProtection: 'no',
      });
    }
    await stacks.delete('lab');
    expect(account().changes(before)).toEqual({
      added: retainedOf(stack),
      removed: [],
    });
    if (vpc) {
      await deleteVpc(ec2, vpc);
    }
  });
});

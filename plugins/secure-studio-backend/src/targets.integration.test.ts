import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Target } from 'backstage-plugin-secure-studio-common';
import { LocalAws } from 'local-aws';
import { callsTo, provisionedProducts, startAws } from './__testUtils__/aws';
import { createCatalogAdmin } from './__testUtils__/catalog';
import { asked, Portal, startPortal } from './__testUtils__/portal';
import { testDatabases } from './operations/__testUtils__/databases';

const databases = testDatabases();
jest.setTimeout(120_000);

/** A template without the parameter `IdleShutdownMinutes`. */
function withoutIdleShutdown(text: string): string {
  const template = JSON.parse(
    text.replaceAll(/\{\s*"Ref":\s*"IdleShutdownMinutes"\s*\}/g, '120'),
  );
  delete template.Parameters.IdleShutdownMinutes;
  return JSON.stringify(template);
}

describe('a target', () => {
  let aws: LocalAws;
  let catalog: ReturnType<typeof createCatalogAdmin>;
  let portal: Portal;
  const logged = { error: jest.fn(), warn: jest.fn() };

  beforeEach(async () => {
    jest.clearAllMocks();
    aws = await startAws();
    catalog = createCatalogAdmin();
  });
  afterEach(async () => {
    await portal.stop();
    await aws.close();
  });

  /** @param targets - What is different of each target. */
  async function start(...targets: JsonObject[]) {
    const logger = mockServices.logger.mock(logged);
    logger.child.mockReturnValue(logger);
    const database = await databases.open('SQLITE_3');
    portal = await startPortal({
      database,
      targets,
      features: [
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
      ],
    });
    return database;
  }

  const plan = (over: object = {}) =>
    portal.post('/environments?dryRun=true', { ...asked('lab'), ...over });

  async function targetsShown(): Promise<Target[]> {
    const { body } = await portal.get('/targets?owner=group:default/team-a');
    return body.items;
  }

  async function provision(over: object = {}) {
    const { body } = await portal.post('/environments', {
      ...asked('lab'),
      ...over,
    });
    expect(await portal.ended(body.id)).toMatchObject({ state: 'succeeded' });
    const [product] = await provisionedProducts(body.environment);
    return product;
  }

  describe('and the versions of its product', () => {
    it('provisions the one that it names, whatever somebody uploads', async () => {
      await catalog.addVersion('2.0', withoutIdleShutdown);
      await start({});
      expect(await targetsShown()).toMatchObject([
        { version: '1.0', problem: null },
      ]);
      expect((await plan()).body).toMatchObject({
        version: '1.0',
        parameters: { IdleShutdownMinutes: '120' },
      });
      expect(await provision()).toMatchObject({
        ProvisioningArtifactName: '1.0',
      });
    });

    it('offers and sends only what the version declares', async () => {
      await catalog.addVersion('0.9', withoutIdleShutdown);
      await start({ version: '0.9' });
      const [target] = await targetsShown();
      expect(target).toMatchObject({ version: '0.9', problem: null });
      expect(target.parameters).toContain('EgressMode');
      expect(target.parameters).not.toContain('IdleShutdownMinutes');
      const { status, body } = await plan({ idleShutdownMinutes: 60 });
      expect([status, body.error.message]).toEqual([
        400,
        'idleShutdownMinutes: must be left out: version 0.9 of the product does not have it',
      ]);
      expect(await provision()).toMatchObject({
        ProvisioningArtifactName: '0.9',
      });
    });

    it.each<[string, string, () => Promise<unknown>]>([
      ['that there is not', '1.1', async () => {}],
      ['that is deprecated', '1.0', () => catalog.deprecate('1.0')],
    ])('is disabled with a version %s', async (_, version, change) => {
      await catalog.addVersion('2.0', text => text);
      await change();
      await start({ version });
      const [{ problem }] = await targetsShown();
      expect(problem).toMatch(/^version: expected the name of a version/);
      const { status, body } = await plan();
      expect([status, body.error.message]).toEqual([
        409,
        `The target sandbox cannot be used now: ${problem}`,
      ]);
    });
  });

  describe('and the paths to its product', () => {
    it('is disabled alone where the configuration does not choose, with the key that does', async () => {
      await catalog.addPortfolio('everything');
      const database = await start(
        {
          id: 'other',
          product: await catalog.productId(),
          portfolio: 'secure-studio',
        },
        {},
      );
      const problem = expect.stringMatching(
        /^portfolio: expected one of the portfolios .*: secure-studio \(lpv3-.*\), everything \(lpv3-.*\)$/,
      );
      const shown = await targetsShown();
      expect(shown).toMatchObject([
        { id: 'other', problem: null },
        { id: 'sandbox', problem },
      ]);
      expect(shown[1].problem).not.toContain('arn:');
      expect(logged.error.mock.calls.flat()).toEqual([
        expect.stringContaining('secureStudio.targets[1].portfolio: expected'),
      ]);

      const { status, body } = await portal.post('/environments', asked('lab'));
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining('portfolio: expected one of'),
      ]);
      expect(await database('secure_studio_operations')).toEqual([]);
      expect(await database('secure_studio_environments')).toEqual([]);
      expect(callsTo(aws, 'ProvisionProduct')).toEqual([]);

      expect(await provision({ target: 'other' })).toMatchObject({
        ProvisioningArtifactName: '1.0',
      });
    });
  });

  describe('and tags', () => {
    const tagFields = [
      { key: 'Owner', title: 'Who answers for it', required: true },
    ];

    it("sends its own, those of the requester and Service Catalog's", async () => {
      await catalog.addTagOption('Stage', ['lab', 'production']);
      await catalog.addTagOption('Company', ['Example']);
      await start({
        tags: { CostCenter: '1000', Company: 'Example' },
        tagFields,
      });
      const [target] = await targetsShown();
      expect(target.tagFields).toEqual([
        ...tagFields,
        {
          key: 'Stage',
          title: 'Stage',
          required: true,
          values: ['lab', 'production'],
        },
      ]);
      const tags = { Owner: 'Team A', Stage: 'lab' };
      expect((await plan({ tags })).body.tags).toEqual({
        CostCenter: '1000',
        ...tags,
      });
      const { Tags = [] } = await provision({ tags });
      expect(
        Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
      ).toMatchObject({
        CostCenter: '1000',
        Company: 'Example',
        ...tags,
        'secure-studio:team': 'group:default/team-a',
      });
    });

    it.each<[Record<string, string>, string]>([
      [{}, 'tags.Owner: is required on this target'],
      [
        { Owner: 'Team A', 'secure-studio:team': 'group:default/team-b' },
        'tags.secure-studio:team: must not be named',
      ],
      [{ Owner: 'a;b' }, 'tags.Owner: must be the value of a tag'],
    ])('refuses the tags %j', async (tags, message) => {
      await start({ tagFields });
      const { status, body } = await plan({ tags });
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining(message),
      ]);
    });

    it('is disabled with one that a TagOption contradicts', async () => {
      await catalog.addTagOption('CostCenter', ['2000', '3000']);
      await start({ tags: { CostCenter: '1000' } });
      expect(await targetsShown()).toMatchObject([
        {
          problem:
            'tags.CostCenter: expected a value of the TagOption CostCenter: 2000, 3000',
        },
      ]);
    });

    it('is another request with other tags', async () => {
      await start({ tagFields });
      const ask = (Owner: string) =>
        portal.post('/environments', { ...asked('lab'), tags: { Owner } });
      const first = await ask('Team A');
      expect((await ask('Team A')).body.id).toBe(first.body.id);
      expect(await ask('Team B')).toMatchObject({
        status: 409,
        body: {
          error: { message: expect.stringContaining('idempotency key') },
        },
      });
      await portal.ended(first.body.id);
    });
  });

  describe('whose account has an earlier stack', () => {
    const vpc = {
      network: {
        vpcCidr: '10.8.0.0/16',
        firewallSubnetCidrs: ['10.8.1.0/24'],
        natSubnetCidrs: ['10.8.2.0/24'],
        studioSubnetCidrs: ['10.8.3.0/24'],
      },
      existingVpc: {
        vpcId: 'vpc-01234567',
        studioSubnetIds: ['subnet-01234567'],
        studioRouteTableIds: ['rtb-01234567'],
        internetGatewayId: 'igw-01234567',
      },
    };

    beforeEach(async () => {
      await new SSMClient({}).send(
        new DeleteParameterCommand({
          Name: '/secure-studio-read/account-stack-version',
        }),
      );
      await start({ choices: { network: ['new', 'existing'] } });
    });

    it('offers no existing network, and says what to deploy', async () => {
      expect(await targetsShown()).toMatchObject([
        { problem: null, choices: { network: ['new'] } },
      ]);
      expect(logged.warn.mock.calls.flat().join()).toContain(
        "The target 'sandbox' can be used, but this target's roles lack",
      );
      const { status, body } = await plan(vpc);
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringMatching(
          /existingVpc: must be left out: this target's roles lack .*: deploy version 2 of the account stack or later/,
        ),
      ]);
    });

    it("stands in the region's first zones, as nothing else is known", async () => {
      const { body } = await plan();
      expect(body.parameters.AvailabilityZones).toBe('eu-west-1a');
      expect(callsTo(aws, 'DescribeVpcEndpointServices')).toEqual([]);
    });
  });
});

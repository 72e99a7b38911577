import { mockServices } from '@backstage/backend-test-utils';
import { AwsError } from '../aws';
import { TargetConfig } from '../config';
import { TargetReader } from './TargetReader';
import { aTarget, anAccount } from './__testUtils__/targets';

const SEVERAL = [
  { id: 'lpv3-1', name: 'studio' },
  { id: 'lpv3-2', name: 'everything' },
];

const denied = () =>
  new AwsError(
    'accessDenied',
    'The role arn:aws:iam::111122223333:role/secret may not call it',
    'AccessDeniedException',
  );

function aReader(targets = [aTarget()]) {
  const { state, gateways } = anAccount();
  const clock = { now: 0 };
  const logger = mockServices.logger.mock();
  const reader = new TargetReader({
    targets,
    gateways,
    logger,
    now: () => clock.now,
  });
  return { state, clock, logger, reader, target: targets[0] };
}

/** Does what the scheduler does at the start. */
async function start(reader: TargetReader) {
  const scheduler = mockServices.scheduler.mock();
  await reader.schedule(scheduler);
  const [[task]] = scheduler.scheduleTask.mock.calls;
  const run = () => task.fn(new AbortController().signal);
  await run();
  return { task, run };
}

describe('TargetReader', () => {
  it('looks at a target once a minute at most, and at what a version declares more rarely', async () => {
    const { state, clock, reader, target } = aReader();
    expect(await reader.offer(target)).toMatchObject({ version: '1.0' });
    await reader.offer(target);
    await reader.describe(target);
    expect(state.asked.sort()).toEqual([
      '/secure-studio-read/account-stack-version',
      'parameters',
      'product',
    ]);
    clock.now = 61_000;
    await reader.offer(target);
    expect(state.asked.filter(name => name === 'product')).toHaveLength(2);
    expect(state.asked.filter(name => name === 'parameters')).toHaveLength(1);
    state.product?.versions.splice(0, 1, {
      id: 'pa-2',
      name: '1.0',
      isDeprecated: false,
    });
    clock.now = 122_000;
    await reader.offer(target);
    expect(state.asked.filter(name => name === 'parameters')).toHaveLength(2);
  });

  it('says at the start, once, which key disables a target, and lets the others be used', async () => {
    const good = aTarget({ id: 'good', portfolio: 'everything' });
    const bad = aTarget({ id: 'bad' });
    const { state, clock, logger, reader } = aReader([good, bad]);
    state.product = {
      id: 'prod-1',
      versions: [],
      ...state.product,
      paths: SEVERAL,
    };
    const { task, run } = await start(reader);
    expect(task).toMatchObject({ scope: 'local' });
    const problem =
      'portfolio: expected one of the portfolios through which the role to provision products can launch the product: studio (lpv3-1), everything (lpv3-2)';
    expect(logger.error.mock.calls).toEqual([
      [`The target 'bad' cannot be used: secureStudio.targets[1].${problem}`],
    ]);
    await expect(reader.offer(bad)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `The target bad cannot be used now: ${problem}`,
    });
    expect(await reader.describe(bad)).toEqual({ problem });
    expect(await reader.offer(good)).toMatchObject({ id: 'good' });

    clock.now = 61_000;
    await run();
    expect(logger.error).toHaveBeenCalledTimes(1);
    state.product = { ...state.product, paths: [SEVERAL[0]] };
    clock.now = 122_000;
    await run();
    expect(await reader.offer(bad)).toMatchObject({ id: 'bad' });
    await expect(reader.offer(good)).rejects.toThrow('portfolio: expected');
  });

  it.each<[string | undefined, Error | undefined, number, boolean]>([
    ['2', undefined, 2, true],
    ['3', undefined, 3, true],
    [undefined, undefined, 1, false],
    ['2', denied(), 1, false],
  ])(
    'takes the account stack that says %p (%p) for version %i',
    async (value, failure, version, readsNetwork) => {
      const { state, reader, target, logger } = aReader();
      state.accountStack = value;
      if (failure) {
        state.failures.set(
          '/secure-studio-read/account-stack-version',
          failure,
        );
      }
      expect(await reader.accountStackVersion(target)).toBe(version);
      expect(await reader.has(target, 'readNetwork')).toBe(readsNetwork);
      expect(await reader.has(target, 'readProvisioningParameters')).toBe(true);
      await reader.describe(target);
      expect(JSON.stringify(logger.warn.mock.calls)).toMatch(
        readsNetwork ? /^\[\]$/ : /deploy version 2 of the account stack/,
      );
    },
  );

  it('takes all that it knows for declared where the role may not read it', async () => {
    const { state, reader, target, logger } = aReader();
    state.failures.set('parameters', denied());
    expect(await reader.offer(target)).toMatchObject({ tagFields: [] });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('what the product asks for'),
    );
  });

  it('passes an error of AWS to a request, and tells a page no role', async () => {
    const { state, reader, target, logger } = aReader();
    state.failures.set('product', denied());
    await expect(reader.offer(target)).rejects.toBeInstanceOf(AwsError);
    const view = await reader.describe(target);
    expect(view).toEqual({
      problem: expect.stringContaining('AWS refuses the portal'),
    });
    expect(JSON.stringify(view)).not.toContain('arn:');
    expect(JSON.stringify(logger.warn.mock.calls)).toContain('role/secret');
  });

  it('shows a page what was known while AWS does not answer', async () => {
    const { state, clock, reader, target } = aReader();
    await reader.describe(target);
    state.failures.set('product', new AwsError('unavailable', 'Down', 'X'));
    clock.now = 61_000;
    expect(await reader.describe(target)).toMatchObject({
      offered: { id: 'sandbox' },
    });
    await expect(reader.offer(target)).rejects.toThrow('Down');
  });

  it('has AWS that failed asked again by no page at once, but by a request', async () => {
    const { state, clock, reader, target } = aReader();
    state.failures.set('product', denied());
    await reader.describe(target);
    state.failures.clear();
    const asked = state.asked.length;
    expect(await reader.describe(target)).toMatchObject({
      problem: expect.anything(),
    });
    expect(state.asked).toHaveLength(asked);
    expect(await reader.offer(target)).toMatchObject({ id: 'sandbox' });
    clock.now = 10_000;
    expect(await reader.describe(target)).toMatchObject({
      offered: { id: 'sandbox' },
    });
  });

  it('lets no page wait for a slow AWS', async () => {
    jest.useFakeTimers();
    try {
      const { state, reader, target } = aReader();
      state.held = new Promise(() => {});
      const view = reader.describe(target);
      await jest.advanceTimersByTimeAsync(3_000);
      expect(await view).toEqual({
        problem: expect.stringContaining('AWS does not answer'),
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    ['secure-studio', 'prod-1'],
    ['prod-1', 'secure-studio'],
  ])(
    'disables the second of two targets of one product, once %s and once %s',
    async (one, other) => {
      const first = aTarget({ id: 'first', product: one });
      const second = aTarget({ id: 'second', product: other });
      const { reader } = aReader([first, second]);
      expect(await reader.offer(first)).toMatchObject({ id: 'first' });
      await expect(reader.offer(second)).rejects.toThrow(
        `The target second cannot be used now: product: expected another product than target 'first' has, which calls the same one '${one}'`,
      );
    },
  );

  it.each<Partial<TargetConfig>>([
    { accountId: '999922223333' },
    { region: 'eu-central-1' },
  ])('takes one product of two places: %j', async elsewhere => {
    const first = aTarget({ id: 'first' });
    const second = aTarget({ id: 'second', product: 'prod-1', ...elsewhere });
    const { reader } = aReader([first, second]);
    expect(await reader.offer(second)).toMatchObject({ id: 'second' });
  });
});

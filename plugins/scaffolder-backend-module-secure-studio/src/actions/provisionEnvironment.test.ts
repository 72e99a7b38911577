import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonValue } from '@backstage/types';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';
import { parse } from 'yaml';
import { PortalInMemory } from '../__testUtils__/PortalInMemory';
import { createProvisionEnvironmentAction } from './provisionEnvironment';
import { examples } from './provisionEnvironment.examples';

const input = {
  owner: 'group:default/team-a',
  name: 'forecast',
  target: 'sandbox',
  profileUser: 'user:default/scientist',
};

/** A task, which keeps its checkpoints however often it runs. */
class Task {
  readonly checkpoints = new Map<string, JsonValue>();
  readonly outputs: Record<string, unknown> = {};
  readonly lines: string[] = [];
  readonly cancellation = new AbortController();
  step = 'provision';

  constructor(readonly portal: PortalInMemory, readonly id = 'task-1') {}

  run(over: { input?: object; isDryRun?: boolean } = {}) {
    const action = createProvisionEnvironmentAction({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      secureStudio: this.portal as unknown as SecureStudioService,
      pollInterval: 5,
    });
    const logger = mockServices.logger.mock({
      info: line => {
        this.lines.push(line);
      },
    });
    return action.handler({
      ...createMockActionContext({ task: { id: this.id } }),
      input: { ...input, ...over.input },
      logger,
      isDryRun: over.isDryRun,
      signal: this.cancellation.signal,
      step: { id: this.step },
      getInitiatorCredentials: async () => mockCredentials.user(),
      output: (name, value) => {
        this.outputs[name] = value;
      },
      checkpoint: async ({ key, fn }) => {
        if (!this.checkpoints.has(key)) {
          this.checkpoints.set(key, (await fn()) ?? {});
        }
        return this.checkpoints.get(key) as never;
      },
    });
  }
}

async function until(condition: () => boolean) {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve, 2));
  }
}

describe('secureStudio:environment:provision', () => {
  const portal = () => new PortalInMemory();

  it('asks as the initiator, follows as itself, logs each event once and gives typed outputs', async () => {
    const task = new Task(portal());
    const run = task.run();
    await until(() => task.portal.attempts.length === 1);
    task.portal.log('Service Catalog provisions pp-1');
    await until(() => task.lines.length >= 3);
    task.portal.log('The environment is available');
    task.portal.succeed();
    await run;

    expect(task.lines).toEqual([
      'Asked for kept--forecast: operation 00000000-0000-4000-8000-000000000001',
      'Following it. Who cancels this task ends only that: the operation itself is ended on /secure-studio/environments/kept--forecast',
      'Service Catalog provisions pp-1',
      'The environment is available',
    ]);
    expect(task.outputs).toEqual({
      environment: 'kept--forecast',
      entityRef: 'resource:default/kept--forecast',
      operationId: '00000000-0000-4000-8000-000000000001',
      domainId: 'd-1',
      url: '/secure-studio/environments/kept--forecast',
      links: [
        {
          title: 'Open the environment',
          icon: 'dashboard',
          url: '/secure-studio/environments/kept--forecast',
        },
        {
          title: 'Open in the catalog',
          icon: 'catalog',
          entityRef: 'resource:default/kept--forecast',
        },
      ],
    });
    for (const [method, type] of task.portal.callers) {
      expect(type).toBe(method === 'provisionEnvironment' ? 'user' : 'service');
    }
  });

  it("fails with CloudFormation's own reason", async () => {
    const task = new Task(portal());
    const run = task.run();
    await until(() => task.portal.attempts.length === 1);
    task.portal.fail('Nat (AWS::EC2::NatGateway) CREATE_FAILED: no address');
    await expect(run).rejects.toThrow(
      'kept--forecast was not provisioned: Nat (AWS::EC2::NatGateway) CREATE_FAILED: no address',
    );
  });

  it.each(['cancelled', 'abandoned'] as const)(
    'fails with who ended the operation and how, where that was %s',
    async state => {
      const task = new Task(portal());
      const run = task.run();
      await until(() => task.portal.attempts.length === 1);
      task.portal.end(`user:default/lead ${state} it`, state);
      await expect(run).rejects.toThrow(
        `kept--forecast was not provisioned: user:default/lead ${state} it`,
      );
    },
  );

  it('follows what it asked for when the task is recovered', async () => {
    const task = new Task(portal());
    task.cancellation.abort();
    await expect(task.run()).rejects.toThrow('goes on by itself');
    const recovered = new Task(task.portal);
    task.checkpoints.forEach((value, key) =>
      recovered.checkpoints.set(key, value),
    );
    task.portal.succeed();
    await recovered.run();
    expect(task.portal.attempts).toHaveLength(1);
    expect(recovered.outputs.domainId).toBe('d-1');
  });

  it('finds what it asked for where the checkpoint was lost', async () => {
    const task = new Task(portal());
    await task.run({ input: { wait: false } });
    task.checkpoints.clear();
    await task.run({ input: { wait: false } });
    expect(task.portal.attempts).toHaveLength(1);
  });

  it.each(['failed', 'cancelled', 'abandoned'] as const)(
    'asks again where the operation of its checkpoint %s',
    async state => {
      const task = new Task(portal());
      await task.run({ input: { wait: false } });
      task.portal.end('No address', state);
      const retry = task.run();
      await until(() => task.portal.attempts.length === 2);
      task.portal.succeed();
      await retry;
      expect(task.portal.attempts[1].key).toBe(task.portal.attempts[0].key);
      expect(task.outputs.operationId).toBe(
        '00000000-0000-4000-8000-000000000002',
      );
    },
  );

  it('makes a key of its own for each task, step and name that the API takes', async () => {
    const keys = new Set<string>();
    for (const [id, step, name] of [
      ['task-1', 'a step with any text: é', 'one'],
      ['task-2', 'a step with any text: é', 'one'],
      ['task-1', 'other', 'one'],
      ['task-1', 'other', 'two'],
    ]) {
      const task = new Task(portal(), id);
      task.step = step;
      await task.run({ input: { name, wait: false } });
      keys.add(task.portal.attempts[0].key);
    }
    expect(keys.size).toBe(4);
    for (const key of keys) {
      expect(key).toMatch(/^[A-Za-z0-9._:/-]{8,200}$/);
    }
  });

  it('keeps a checkpoint of its own for each environment of `each`', async () => {
    const task = new Task(portal());
    await task.run({ input: { wait: false } });
    await task.run({ input: { name: 'other', wait: false } });
    expect(
      task.portal.attempts.map(({ operation }) => operation.environment),
    ).toEqual(['kept--forecast', 'kept--other']);
  });

  it('does not wait where it is told so', async () => {
    const task = new Task(portal());
    await task.run({ input: { wait: false } });
    expect(task.outputs.operationId).toBeDefined();
    expect(task.outputs.domainId).toBeUndefined();
  });

  it('stops following when it is cancelled, and says that the operation goes on', async () => {
    const task = new Task(portal());
    const run = task.run();
    await until(() => task.portal.attempts.length === 1);
    task.cancellation.abort();
    await expect(run).rejects.toThrow(
      'Operation 00000000-0000-4000-8000-000000000001 goes on by itself: this task was cancelled, what it asked for was not. Cancel it on /secure-studio/environments/kept--forecast',
    );
    expect(task.portal.attempts[0].operation.state).toBe('open');
  });

  it('checks everything and asks for nothing in a dry run', async () => {
    const task = new Task(portal());
    await task.run({ isDryRun: true });
    expect(task.portal.callers).toEqual([['planEnvironment', 'user']]);
    expect(task.outputs.environment).toBe('kept--forecast');
  });

  it('hands over every choice as it is', async () => {
    const choices = {
      egress: { mode: 'denylist', blockAction: 'reject' },
      teamDomains: ['a.com'],
      zones: 2,
      endpoints: { tier: 'core', include: ['glue'] },
      logs: { retentionDays: 365 },
    };
    const task = new Task(portal());
    await task.run({ input: choices, isDryRun: true });
    expect(task.portal.requests).toEqual([{ ...input, ...choices }]);
  });

  it('outlasts a backend that restarts, but not a refusal', async () => {
    const answer = (status: number) =>
      ResponseError.fromResponse(new Response('{}', { status }) as never);
    const task = new Task(portal());
    task.portal.outages.push(
      new TypeError('fetch failed'),
      await answer(503),
      await answer(429),
    );
    const run = task.run();
    await until(() => task.portal.outages.length === 0);
    task.portal.succeed();
    await run;

    const refused = new Task(portal());
    refused.portal.outages.push(await answer(404));
    await expect(refused.run()).rejects.toThrow('404');
  });

  it.each(examples)('has an example that runs: $description', async example => {
    const [step] = parse(example.example).steps;
    expect(step.action).toBe('secureStudio:environment:provision');
    const task = new Task(portal());
    await task.run({ input: { ...step.input, wait: false } });
    expect(task.portal.attempts).toHaveLength(1);
  });
});

import {
  ConflictError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { Operation } from 'backstage-plugin-secure-studio-common';
import { Request, Response } from 'express';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import {
  aTemplate,
  Scaffolder,
  startScaffolder,
} from './__testUtils__/scaffolder';

jest.setTimeout(60_000);

const OFFERED = resolve(
  __dirname,
  '../../../templates/secure-studio-environment/template.yaml',
);
const ID = '6ad1a1b0-2f7f-4c5e-9d6b-6a0a1f3e7c11';
const ENVIRONMENT = 'team-a--forecast';
const PAGE = `/secure-studio/environments/${ENVIRONMENT}`;

/** As the backend throws it. */
const error = (name: string, message: string, statusCode: number) =>
  Object.assign(new Error(message), { name, statusCode });

function operation(over: Partial<Operation> = {}): Operation {
  return {
    id: ID,
    type: 'provision',
    environment: ENVIRONMENT,
    state: 'open',
    message: 'Asked for',
    attempt: 1,
    requestedBy: 'user:default/scientist',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: null,
    error: null,
    progress: { completed: 0, total: 0 },
    cancellable: null,
    ...over,
  };
}

describe('a task of the real scaffolder', () => {
  let scaffolder: Scaffolder;
  let answer: (request: Request, response: Response) => void;
  let followed: Operation;

  beforeAll(async () => {
    scaffolder = await startScaffolder({
      'POST /environments': (request, response) => answer(request, response),
      'GET /operations/:id': (_request, response) => response.json(followed),
      'GET /operations/:id/events': (_request, response) =>
        response.json({ items: [] }),
      'GET /environments': (_request, response) =>
        response.json({ items: [], total: 0, nextCursor: null }),
    });
  });
  beforeEach(() => {
    followed = operation();
    answer = ({ query }, response) =>
      response.json(
        query.dryRun
          ? {
              fullName: ENVIRONMENT,
              owner: 'group:default/team-a',
              target: 'sandbox',
              profile: 'scientist',
              parameters: {},
            }
          : operation(),
      );
  });
  afterAll(() => scaffolder.stop());

  /** Neither frames of a stack nor paths of the server. */
  const leaks = (text: string) => /\n\s+at |node_modules|\.[jt]s:\d/.test(text);

  it.each<[number, Error, number]>([
    [
      400,
      new InputError('teamDomains[0]: must be one of .kaggle.com, pypi.org'),
      400,
    ],
    [403, new NotAllowedError('user:default/x is no member of team-a'), 403],
    [409, new ConflictError(`There is an environment ${ENVIRONMENT}`), 409],
    [
      429,
      error('TooManyRequestsError', 'At most 10 requests in a minute', 429),
      500,
    ],
    [
      502,
      error(
        'AwsAccessDeniedError',
        'The role x may not call sts:AssumeRole',
        502,
      ),
      500,
    ],
    [
      503,
      new ServiceUnavailableError('The database is away; try again in 30 s'),
      503,
    ],
  ])(
    'says in log, error and dry run why %d refuses',
    async (status, refusal, dryRunStatus) => {
      answer = () => {
        throw refusal;
      };
      const { name, message } = refusal;
      const task = await scaffolder.ended(await scaffolder.create(aTemplate()));
      expect(task.error).toEqual({ name, message });
      const log = task.log.join('\n');
      expect(log).toContain(`${name}: ${message}`);
      expect(log).not.toContain(String(status));
      expect(leaks(log)).toBe(false);

      const dryRun = await scaffolder.dryRun(aTemplate());
      expect(dryRun.status).toBe(dryRunStatus);
      expect(dryRun.body.error).toEqual({ name, message });
    },
  );

  it('shows nothing of a page that something before the backend answers with', async () => {
    answer = (_request, response) =>
      response.status(502).send('<html>10.0.0.7 is down</html>');
    const task = await scaffolder.ended(await scaffolder.create(aTemplate()));
    expect(task.error).toEqual({
      name: 'ServiceUnavailableError',
      message:
        "Secure Studio's backend does not answer as it should: Request failed with 502 Bad Gateway",
    });
    expect(task.log.join('\n')).not.toContain('10.0.0.7');
  });

  it('says why the operation failed', async () => {
    followed = operation({
      state: 'failed',
      error: { name: 'CloudFormation', message: 'Nat: no address left' },
    });
    const task = await scaffolder.ended(await scaffolder.create(aTemplate()));
    const message = `${ENVIRONMENT} was not provisioned: Nat: no address left`;
    expect(task.error).toEqual({ name: 'CloudFormation', message });
    expect(leaks(task.log.join('\n'))).toBe(false);
  });

  it('says what goes on when it is cancelled', async () => {
    const id = await scaffolder.create(aTemplate());
    while (!(await scaffolder.log(id)).some(line => line.includes(ID))) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    await scaffolder.cancel(id);
    const task = await scaffolder.ended(id);
    const message = `Operation ${ID} goes on by itself: this task was cancelled, what it asked for was not. Cancel it on ${PAGE}`;
    expect(task.error).toEqual({ name: 'TaskCancelledError', message });
    const log = task.log.join('\n');
    expect(log).toContain(message);
    expect(log).toContain(`the operation itself is ended on ${PAGE}`);
    expect(leaks(log)).toBe(false);
  });

  describe('with the output of the template that the portal offers', () => {
    const { spec } = parse(readFileSync(OFFERED, 'utf8'));
    const template = aTemplate(spec.output);
    const output = {
      links: [
        { title: 'Open the environment', icon: 'dashboard', url: PAGE },
        {
          title: 'Open in the catalog',
          icon: 'catalog',
          entityRef: `resource:default/${ENVIRONMENT}`,
        },
      ],
      text: [
        {
          title: 'Your environment',
          content: expect.stringContaining(ENVIRONMENT),
        },
      ],
    };

    it('gives links to page and entity, in the task and in a dry run', async () => {
      expect(await templateEntityV1beta3Validator.check(template)).toBe(true);
      followed = operation({ state: 'succeeded' });
      const task = await scaffolder.ended(await scaffolder.create(template));
      expect([task.error, task.output]).toEqual([undefined, output]);
      const dryRun = await scaffolder.dryRun(template);
      expect([dryRun.status, dryRun.body.output]).toEqual([200, output]);
    });
  });
});

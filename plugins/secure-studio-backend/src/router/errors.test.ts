import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  ResponseError,
} from '@backstage/errors';
import express from 'express';
import createKnex, { Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { TooManyRequestsError } from '../access/TooManyRequestsError';
import { AwsError } from '../aws';
import { createErrorHandler } from './errors';

const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;

const SECRETS =
  /127\.0\.0\.1|localhost|https?:|select|insert|secure_studio|sqlite|knex|postgres|team-b/i;

async function answerTo(run: () => unknown) {
  const app = express();
  app.get('/', (_request, _response, next) => {
    Promise.resolve()
      .then(run)
      .then(() => next(), next);
  });
  app.use(createErrorHandler(mockServices.logger.mock()));
  app.use(mockErrorHandler());
  return request(app).get('/');
}

/** Asks a database for something that bears what no answer may. */
const ask = (database: Knex) =>
  database.raw("select 'group:default/team-b' as secure_studio_owner");

describe('an error of a route', () => {
  let directory: string;
  const opened: Knex[] = [];

  function sqlite(file: string): Knex {
    const database = createKnex({
      client: 'better-sqlite3',
      connection: { filename: join(directory, file) },
      useNullAsDefault: true,
    });
    opened.push(database);
    return database;
  }

  function postgres(over: Partial<Knex.Config> = {}): Knex {
    const database = createKnex({
      client: 'pg',
      connection: POSTGRES,
      pool: { min: 0, max: 1 },
      acquireConnectionTimeout: 2_000,
      ...over,
    });
    opened.push(database);
    return database;
  }

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'secure-studio-errors-'));
  });
  afterAll(async () => {
    await Promise.all(opened.map(database => database.destroy()));
    rmSync(directory, { recursive: true });
  });

  const away: [string, () => unknown][] = [
    [
      'a file that cannot be opened',
      () => ask(sqlite(join('no', 'such', 'folder', 'file'))),
    ],
    [
      'a file that another process holds',
      async () => {
        const holder = sqlite('held');
        await holder.raw('create table secure_studio_x (name text)');
        await holder.raw('begin exclusive');
        const other = sqlite('held');
        await other.raw('pragma busy_timeout = 10');
        try {
          await other('secure_studio_x').where({ name: 'team-b' });
        } finally {
          await holder.raw('commit');
        }
      },
    ],
    [
      'a pool that is closed',
      async () => {
        const database = sqlite('closed');
        await database.destroy();
        await ask(database);
      },
    ],
    [
      'a server that does not listen',
      () => ask(postgres({ connection: 'postgresql://u:p@127.0.0.1:1/x' })),
    ],
  ];
  const postgresAway: [string, () => unknown][] = [
    [
      'a pool that is used up',
      async () => {
        const database = postgres({ acquireConnectionTimeout: 100 });
        const transaction = await database.transaction();
        try {
          await ask(database);
        } finally {
          await transaction.rollback();
        }
      },
    ],
    [
      'a server that ends the connection',
      async () => {
        const database = postgres();
        const { rows } = await database.raw('select pg_backend_pid() as pid');
        const sleeping = database.raw("select pg_sleep(20), 'team-b'");
        await Promise.all([
          sleeping,
          postgres().raw('select pg_terminate_backend(?)', [rows[0].pid]),
        ]);
      },
    ],
    [
      'a server that only reads for now',
      async () => {
        const database = postgres();
        await database.raw('set default_transaction_read_only = on');
        await database.raw('create table secure_studio_x (name text)');
      },
    ],
  ];

  it.each([...away, ...(POSTGRES ? postgresAway : [])])(
    'is a 503 with Retry-After for a database that is away: %s',
    async (_what, run) => {
      const { status, headers, body } = await answerTo(run);
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('5');
      expect(body.error).toEqual({
        name: 'ServiceUnavailableError',
        message:
          "The portal's database does not answer now. Try again in a moment.",
        statusCode: 503,
        retryAfter: 5,
      });
    },
    30_000,
  );

  it.each<[string, number, () => unknown]>([
    [
      'a statement that the database refuses',
      500,
      () => sqlite('wrong').raw("select * from secure_studio where 'team-b'"),
    ],
    [
      'a fault of ours',
      500,
      () => {
        throw new TypeError('Cannot read team-b of undefined');
      },
    ],
    ['what is no error', 500, () => Promise.reject('http://127.0.0.1/secret')],
    [
      'another plugin that answers with an error',
      503,
      async () => {
        throw await ResponseError.fromResponse({
          ok: false,
          status: 502,
          statusText: 'team-b',
          headers: new Headers(),
          redirected: false,
          type: 'basic',
          url: 'http://localhost/api/catalog',
          text: async () => 'team-b',
        });
      },
    ],
    [
      'another plugin that does not answer',
      503,
      () => fetch('http://127.0.0.1:1/api/catalog'),
    ],
    [
      'an error of this API that another one caused',
      403,
      () => {
        throw new NotAllowedError(
          'You may not',
          new Error('http://127.0.0.1 says so of team-b'),
        );
      },
    ],
    [
      'a token that is not good',
      401,
      () => {
        throw new AuthenticationError('Illegal token', new Error('team-b'));
      },
    ],
  ])('tells nothing of %s', async (_what, expected, run) => {
    const { status, text } = await answerTo(run);
    expect(status).toBe(expected);
    const { error } = JSON.parse(text);
    expect(JSON.stringify(error)).not.toMatch(SECRETS);
  });

  it.each<[string, Error, number, string | undefined]>([
    ['bad input', new InputError('name: must be shorter'), 400, undefined],
    ['a conflict', new ConflictError('The name is taken'), 409, undefined],
    ['a limit', new TooManyRequestsError('Wait a little', 12), 429, '12'],
    [
      'AWS’s throttling',
      new AwsError('throttled', 'AWS throttles', 'Throttling', 10),
      503,
      '10',
    ],
    [
      'AWS’s refusal',
      new AwsError('accessDenied', 'The role may not', 'Denied'),
      502,
      undefined,
    ],
  ])('tells of %s', async (_what, error, expected, retryAfter) => {
    const { status, headers, body } = await answerTo(() => {
      throw error;
    });
    expect(status).toBe(expected);
    expect(headers['retry-after']).toBe(retryAfter);
    expect(body.error).toMatchObject({
      name: error.name,
      message: error.message,
    });
  });
});

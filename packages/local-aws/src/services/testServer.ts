import { createLocalAws, LocalAws, LocalAwsOptions } from '../server';

/** A server of its own for each test, and the settings with which the SDK's clients reach it. */
export function useTestServer(options: LocalAwsOptions = {}) {
  let server: LocalAws | undefined;
  beforeEach(async () => {
    server = await createLocalAws(options);
  });
  afterEach(() => server?.close());

  const running = (): LocalAws => {
    if (!server) {
      throw new Error('The server is there only while a test runs');
    }
    return server;
  };
  return {
    running,
    clientOptions: () => ({
      endpoint: running().url,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      forcePathStyle: true,
    }),
  };
}

/** The value that a builder needs and an answer must have. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new Error('The answer lacks what the test needs');
  }
  return value;
}

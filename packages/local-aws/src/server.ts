import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { deployAssembly } from './assembly';
import { RecordedCall, createCallLog } from './calls';
import { AdjustableClock, createClock } from './clock';
import { createDispatcher, GLOBAL_REGION } from './dispatch';
import { Faults } from './faults';
import { createFaults } from './faults/createFaults';
import { createAwsEndpoint } from './http/awsEndpoint';
import { answerControl, CONTROL_PATH } from './http/controlEndpoint';
import { readRequest } from './http/readRequest';
import { allowAll } from './identity/authorize';
import { createCallers, Credentials } from './identity/callers';
import { WireRequest, WireResponse } from './protocol';
import { Caller, Pace } from './service';
import { services } from './services';
import { publishApiCall } from './services/events/apiCallEvent';
import { createStateStore, Snapshot } from './state/createStateStore';
import { openStateFile } from './state/stateFile';
import { createStudioEndpoint } from './studio/studioEndpoint';
import { STUDIO_PATH } from './studio/studioUrl';

export interface LocalAwsOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** Default `111122223333`. */
  readonly accountId?: string;
  /** Where the assembly is deployed; calls name their region themselves. Default `eu-west-1`. */
  readonly region?: string;
  /** Default: one key, `local` / `local`, of the user `local` with every right. */
  readonly credentials?: readonly Credentials[];
  /** The output of `cdk synth`: deployed before the server is handed out. */
  readonly assemblyDirectory?: string;
  /** Keeps the state over restarts; without it the state goes with the server. */
  readonly stateFile?: string;
  /** Default `instant`. */
  readonly pace?: Pace;
  /** Whether a presigned Studio URL opens Studio once only; [UNV] for AWS. Default true. */
  readonly presignedUrlsSingleUse?: boolean;
}

/** An AWS endpoint on loopback. */
export interface LocalAws {
  /** Such as `http://127.0.0.1:4566`. */
  readonly url: string;
  readonly faults: Faults;
  readonly clock: AdjustableClock;
  /** The calls since the start, oldest first, without secrets. */
  calls(): RecordedCall[];
  /** Every record as it stands, as the state file keeps it. */
  snapshot(): Snapshot;
  close(): Promise<void>;
}

/** Starts the server on 127.0.0.1. */
export async function createLocalAws(
  options: LocalAwsOptions = {},
): Promise<LocalAws> {
  const accountId = options.accountId ?? '111122223333';
  const credentials = options.credentials ?? [
    {
      accessKeyId: 'local',
      secretAccessKey: 'local',
      arn: `arn:aws:iam::${accountId}:user/local`,
    },
  ];
  const stateFile =
    options.stateFile === undefined
      ? undefined
      : openStateFile(options.stateFile);
  const clock = createClock();
  const store = createStateStore(
    stateFile?.read(),
    () => stateFile?.changed(() => store.snapshot()),
    clock,
  );
  const faults = createFaults(clock);
  const calls = createCallLog();
  const closing = new AbortController();
  let url = '';

  const dispatcher = createDispatcher({
    services,
    store,
    clock,
    faults,
    pace: options.pace ?? 'instant',
    signal: closing.signal,
    calls,
    authorize: allowAll,
    succeeded: publishApiCall,
    endpoint: () => url,
  });
  const answerAws = createAwsEndpoint({
    dispatcher,
    callers: createCallers(
      credentials,
      store.state(accountId, GLOBAL_REGION),
      clock,
    ),
    faults,
  });
  const answerStudio = createStudioEndpoint({
    store,
    clock,
    singleUse: options.presignedUrlsSingleUse ?? true,
  });

  const answerOther = async (request: WireRequest) =>
    request.method === 'GET' && request.path === STUDIO_PATH
      ? answerStudio(request)
      : answerAws(request);

  const answer = async (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> => {
    const request = await readRequest(incoming);
    if (request.path.startsWith(`${CONTROL_PATH}/`)) {
      send(outgoing, answerControl(request, faults, calls));
      return;
    }
    const response = faults.isDown() ? undefined : await answerOther(request);
    if (response) send(outgoing, response);
    else incoming.socket.destroy();
  };

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address with a port.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  if (options.assemblyDirectory !== undefined) {
    const administrator: Caller = {
      accountId,
      arn: `arn:aws:iam::${accountId}:root`,
      sessionTags: {},
    };
    const region = options.region ?? 'eu-west-1';
    const { invoke } = dispatcher.context(
      'cloudformation',
      administrator,
      region,
    );
    await deployAssembly({
      directory: options.assemblyDirectory,
      invoke,
      accountId,
      region,
    });
  }

  return {
    url,
    faults,
    clock,
    calls: calls.all,
    snapshot: () => store.snapshot(),
    async close() {
      closing.abort();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      stateFile?.flush();
    },
  };
}

function send(outgoing: ServerResponse, response: WireResponse): void {
  const body = Buffer.from(response.body);
  outgoing.writeHead(response.status, {
    // An answer without a body may tell the length of another one, as for HeadObject.
    'content-length': body.length,
    ...response.headers,
  });
  outgoing.end(body);
}

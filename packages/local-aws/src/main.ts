import { parseArgs } from 'node:util';
import { createLocalAws } from './server';
import { Pace } from './service';

const DEFAULT_PORT = '4599';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: DEFAULT_PORT },
      account: { type: 'string' },
      region: { type: 'string' },
      state: { type: 'string' },
      assembly: { type: 'string' },
      pace: { type: 'string', default: 'demo' },
      'access-key': { type: 'string', default: 'local' },
      principal: { type: 'string' },
    },
  });
  const accountId = values.account ?? '111122223333';
  const localAws = await createLocalAws({
    port: Number(values.port),
    accountId,
    region: values.region,
    stateFile: values.state,
    assemblyDirectory: values.assembly,
    pace: paceOf(values.pace),
    credentials: [
      {
        accessKeyId: values['access-key'],
        // Signatures are not verified, so the server needs no secret.
        secretAccessKey: '',
        arn: values.principal ?? `arn:aws:iam::${accountId}:user/local`,
      },
    ],
  });
  console.log(`local-aws listens on ${localAws.url}`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      localAws.close().then(() => process.exit(0));
    });
  }
}

function paceOf(text: string): Pace {
  if (text !== 'instant' && text !== 'demo') {
    throw new Error(`--pace must be instant or demo, not ${text}`);
  }
  return text;
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

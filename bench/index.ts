// `npm run bench -- <benchmark>`: measures, prints a table, and with --write keeps it in docs/benchmarks.md.
import { parseArgs } from 'node:util';
import { Benchmark, toMarkdown, writeSection } from './report';

const BENCHMARKS: Record<string, () => Promise<Benchmark>> = {
  list: async () => (await import('./list')).list,
  'studio-url': async () => (await import('./studioUrl')).studioUrl,
  sweep: async () => (await import('./sweep')).sweep,
};

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { sizes: { type: 'string' }, write: { type: 'boolean' } },
  });
  const [name] = positionals;
  if (positionals.length !== 1 || !Object.hasOwn(BENCHMARKS, name)) {
    throw new Error(
      `Usage: npm run bench -- ${Object.keys(BENCHMARKS).join(
        ' | ',
      )} [--sizes=10,100] [--write]`,
    );
  }
  const benchmark = await BENCHMARKS[name]();
  const table = await benchmark({
    sizes: values.sizes?.split(',').map(Number),
  });
  console.log(`\n${toMarkdown(table)}`);
  if (values.write) {
    writeSection(name, table);
  }
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);

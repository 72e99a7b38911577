import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** What was measured. */
export interface Table {
  columns: string[];
  rows: (string | number)[][];
}

/** Takes a measurement; sizes as the benchmark understands them. */
export type Benchmark = (options: { sizes?: number[] }) => Promise<Table>;

const DOCUMENT = join(__dirname, '..', 'docs', 'benchmarks.md');

export function toMarkdown({ columns, rows }: Table): string {
  const cells = [columns, ...rows.map(row => row.map(String))];
  const widths = columns.map((_, column) =>
    Math.max(...cells.map(row => row[column].length)),
  );
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = widths.map(width => '-'.repeat(width));
  return [cells[0], rule, ...cells.slice(1)].map(line).join('\n');
}

/** Replaces what stands between the section's marks. */
export function writeSection(name: string, table: Table): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error(`${DOCUMENT} has no section between ${start} and ${end}`);
  }
  const taken = `Taken with Node ${process.versions.node} on ${
    cpus().length
  } cores.`;
  writeFileSync(
    DOCUMENT,
    `${text.slice(0, from)}${start}\n\n${toMarkdown(
      table,
    )}\n\n${taken}\n\n${text.slice(to)}`,
  );
}

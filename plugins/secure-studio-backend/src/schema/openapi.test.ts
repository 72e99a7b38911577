import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { SECTION_NAMES } from 'backstage-plugin-secure-studio-common';
import { requestSchemas, Schema } from '../__testUtils__/apiDocument';
import { spec } from './openapi.generated';

/** Whether the schema lets only values pass that every database and every log can take. */
function isBounded({ type, ...schema }: Schema): boolean {
  switch (type) {
    case 'string':
      return schema.enum !== undefined || schema.maxLength !== undefined;
    case 'array':
      return schema.maxItems !== undefined;
    case 'integer':
      return (
        schema.enum !== undefined ||
        // PostgreSQL's integer has 32 bits.
        ((schema.minimum ?? -Infinity) >= -(2 ** 31) &&
          (schema.maximum ?? Infinity) < 2 ** 31)
      );
    default:
      return type === 'object' || type === 'boolean';
  }
}

describe('openapi.yaml', () => {
  it('is what the committed types and spec were generated from', async () => {
    const script = resolve(__dirname, '../../scripts/generate.mjs');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      script,
      '--check',
    ]);
    expect(stdout + stderr).toBe('');
  }, 60_000);

  it('has each section wherever it names sections', () => {
    const { Environment, SectionName, StatusReason } = spec.components.schemas;
    expect(SectionName.enum).toEqual(SECTION_NAMES);
    expect(StatusReason.properties.source.anyOf[0]).toEqual({
      $ref: '#/components/schemas/SectionName',
    });
    const { sections } = Environment.properties;
    expect(Object.keys(sections.properties)).toEqual(SECTION_NAMES);
    expect(sections.required).toEqual(SECTION_NAMES);
  });

  it.each(requestSchemas)('bounds %s', (_place, schema) => {
    expect(isBounded(schema)).toBe(true);
  });
});

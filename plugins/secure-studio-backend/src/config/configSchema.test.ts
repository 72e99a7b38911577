import { loadConfigSchema } from '@backstage/config-loader';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { secureStudio } from './secureStudio';

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
  anyOf?: JsonSchema[];
}

/** The paths of all keys, those that are required with a `!`. */
function keysOf(schema: JsonSchema, path = ''): string[] {
  const { properties = {}, items, required = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([key, value]) => [
      `${path}.${key}${required.includes(key) ? '!' : ''}`,
      // Backstage's durations have keys of their own.
      ...(value.anyOf ? [] : keysOf(value, `${path}.${key}`)),
    ]),
    ...(items ? keysOf(items, `${path}[]`) : []),
  ].sort();
}

async function documented(): Promise<JsonSchema> {
  const schema = await loadConfigSchema({
    packagePaths: [
      resolvePackagePath(
        'backstage-plugin-secure-studio-backend',
        'package.json',
      ),
    ],
    dependencies: [],
  });
  const { schemas } = schema.serialize() as unknown as {
    schemas: Array<{ packageName: string; value: JsonSchema }>;
  };
  const own = schemas.find(
    ({ packageName }) =>
      packageName === 'backstage-plugin-secure-studio-backend',
  );
  return own?.value.properties?.secureStudio ?? {};
}

it('config.d.ts documents the keys that are read, no more and no less', async () => {
  const read = z.toJSONSchema(secureStudio({ production: false }), {
    io: 'input',
    unrepresentable: 'any',
  });
  const keys = keysOf(read as JsonSchema);
  expect(keys).toContain('.targets[].roles.read!');
  expect(keysOf(await documented())).toEqual(keys);
}, 60_000);

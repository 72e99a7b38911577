import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';

const ROOT = resolvePackagePath('backend', '../..');

/** What app-config.production.yaml takes from the environment: every name, each with a value that fits. */
export const PRODUCTION_ENVIRONMENT: Readonly<Record<string, string>> = {
  PORTAL_URL: 'https://portal.example.com',
  // Nobody listens there.
  POSTGRES_URL: 'postgresql://portal:secret@127.0.0.1:1',
  SECURE_STUDIO_PORTAL_ID: 'example-portal',
  SECURE_STUDIO_ACCOUNT_ID: '999988887777',
  SECURE_STUDIO_REGION: 'eu-central-1',
  SECURE_STUDIO_VERSION: '1.0',
  SECURE_STUDIO_OWNER: 'group:default/example-scientists',
  SECURE_STUDIO_REVIEWERS: 'group:default/example-reviewers',
  SECURE_STUDIO_ADMINS: 'group:default/example-admins',
};

/**
 * Loads files of the repository's root as the backend does, with this environment and no other:
 * variables that the files name, and `APP_CONFIG_…` of Backstage.
 */
export async function loadConfiguration(
  files: string[],
  environment: Record<string, string | undefined> = {},
): Promise<Config> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      argv: files.flatMap(file => ['--config', `${ROOT}/${file}`]),
      env: environment,
      substitutionFunc: async name => environment[name],
      watch: false,
    }),
  );
  config.close();
  return config;
}

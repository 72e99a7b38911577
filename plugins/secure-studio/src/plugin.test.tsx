import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import { ENVIRONMENT_ENTITY_TYPE } from 'backstage-plugin-secure-studio-common';
import { environment } from './__testUtils__/environments';
import { secureStudioApiMock } from './__testUtils__/secureStudioApi';
import { secureStudioPlugin } from './plugin';

const resource = (type: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'team-a--research', namespace: 'default' },
  spec: { type, owner: 'group:default/team-a' },
});

function renderEntity(entity: Entity) {
  const api = secureStudioApiMock({
    getEnvironment: jest.fn(async () => environment()),
  });
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      secureStudioPlugin.getExtension(
        'entity-content:secure-studio/environment',
      ),
    ],
    apis: [api],
  });
  return api;
}

describe('the tab of an entity', () => {
  it('shows the environment that the entity stands for', async () => {
    const api = renderEntity(resource(ENVIRONMENT_ENTITY_TYPE));
    expect(
      await screen.findByRole('region', { name: 'Domain' }),
    ).toBeInTheDocument();
    expect(api.getEnvironment).toHaveBeenCalledWith('team-a--research');
  });

  it('is not there for another type of resource', async () => {
    const api = renderEntity(resource('database'));
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(api.getEnvironment).not.toHaveBeenCalled();
  });
});

describe('the form fields', () => {
  const template = readFileSync(
    join(
      __dirname,
      '../../../templates/secure-studio-environment/template.yaml',
    ),
    'utf8',
  );
  const names = new Set(
    Array.from(
      template.matchAll(/ui:field: (SecureStudio\w+)/g),
      ([, name]) => name,
    ),
  );

  it('of the template are known to a scaffolder beside the plugin alone', async () => {
    const { apis } = renderTestApp({
      features: [scaffolderPlugin, secureStudioPlugin],
    });
    const known = await apis.get(formFieldsApiRef)?.loadFormFields();
    expect(names).not.toHaveProperty('size', 0);
    for (const name of names) {
      expect(known).toContainEqual(expect.objectContaining({ name }));
    }
  });
});

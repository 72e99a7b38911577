import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { json, RequestHandler, Router } from 'express';
import request from 'supertest';
import { scaffolderModuleSecureStudio } from '../module';

/** An event of a task, as the scaffolder's API gives it. */
interface TaskEvent {
  type: 'log' | 'completion' | 'cancelled';
  body: { message: string; error?: JsonObject; output?: JsonObject };
}

/** A template with the action alone. */
export function aTemplate(output: JsonObject = {}): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: 'environment',
      annotations: {
        'backstage.io/managed-by-location': 'url:https://example.com/template',
      },
    },
    spec: {
      owner: 'group:default/platform',
      type: 'secure-studio',
      steps: [
        {
          id: 'provision',
          name: 'Provision the environment',
          action: 'secureStudio:environment:provision',
          input: {
            owner: 'group:default/team-a',
            name: 'forecast',
            target: 'sandbox',
            profileUser: 'user:default/scientist',
          },
        },
      ],
      output,
    },
  };
}

/** In place of Secure Studio's backend. @param answers - By method and path. */
function secureStudioAnswering(answers: Record<string, RequestHandler>) {
  return createBackendPlugin({
    pluginId: 'secure-studio',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const router = Router();
          router.use(json());
          for (const [route, answer] of Object.entries(answers)) {
            const [method, path] = route.split(' ');
            router[method === 'GET' ? 'get' : 'post'](path, answer);
          }
          httpRouter.use(router);
        },
      });
    },
  });
}

/** The real scaffolder with the real action and client, over HTTP to a backend that answers what a test says. */
export async function startScaffolder(answers: Record<string, RequestHandler>) {
  const catalog = catalogServiceMock.mock();
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleSecureStudio,
      secureStudioAnswering(answers),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
    ],
  });
  const http = request(backend.server);
  const post = (route: string, body: object) =>
    http
      .post(`/api/scaffolder/v2${route}`)
      .set('Authorization', mockCredentials.user.header())
      .send(body);
  const events = async (task: string): Promise<TaskEvent[]> => {
    const { body } = await http
      .get(`/api/scaffolder/v2/tasks/${task}/events`)
      .set('Authorization', mockCredentials.user.header());
    return body;
  };

  return {
    stop: () => backend.stop(),
    dryRun: (template: Entity) =>
      post('/dry-run', { template, values: {}, directoryContents: [] }),
    /** @returns the new task's id. */
    async create(template: Entity): Promise<string> {
      catalog.getEntityByRef.mockResolvedValue(template);
      const { body } = await post('/tasks', {
        templateRef: 'template:default/environment',
        values: {},
      });
      return body.id;
    },
    cancel: (task: string) => post(`/tasks/${task}/cancel`, {}),
    async log(task: string): Promise<string[]> {
      return (await events(task)).map(({ body }) => body.message);
    },
    /** The task, once it has ended. */
    async ended(task: string) {
      for (;;) {
        const told = await events(task);
        const completion = told.find(({ type }) => type === 'completion');
        if (completion) {
          const { error, output } = completion.body;
          return { log: told.map(({ body }) => body.message), error, output };
        }
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    },
  };
}

export type Scaffolder = Awaited<ReturnType<typeof startScaffolder>>;

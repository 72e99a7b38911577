import { AuthService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  environmentEntityRef,
  Operation,
} from 'backstage-plugin-secure-studio-common';
import { SecureStudioService } from 'backstage-plugin-secure-studio-node';
import { createHash } from 'node:crypto';
import { followOperation } from './followOperation';
import { examples } from './provisionEnvironment.examples';
import { settingsInput } from './provisionInput';

/**
 * Asks for an environment on behalf of the task's initiator and follows the operation.
 *
 * A retried or recovered task finds the operation that it asked for; where that failed, it asks again.
 *
 * @public
 */
export function createProvisionEnvironmentAction(options: {
  auth: AuthService;
  secureStudio: SecureStudioService;
  /** Milliseconds between two looks at the operation. */
  pollInterval?: number;
}) {
  const { auth, secureStudio, pollInterval } = options;

  return createTemplateAction({
    id: 'secureStudio:environment:provision',
    description:
      "Provisions a team's secure SageMaker Studio environment and waits until it is available",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        owner: z =>
          z.string({
            description: 'Entity ref of the group that will own it',
          }),
        name: z => z.string({ description: "Its name without the group's" }),
        target: z => z.string({ description: 'Id of the target' }),
        profileUser: z =>
          z.string({
            description:
              'Entity ref of the member of the group who gets the first profile',
          }),
        ...settingsInput,
        wait: z =>
          z
            .boolean({
              description:
                'Whether to wait until the environment is available; true by default',
            })
            .optional(),
      },
      output: {
        environment: z =>
          z.string({ description: 'Full name of the environment' }),
        entityRef: z =>
          z.string({ description: 'Its entity ref in the catalog' }),
        url: z => z.string({ description: 'Path of its page in the portal' }),
        operationId: z =>
          z.string({ description: 'Id of the operation' }).optional(),
        domainId: z =>
          z
            .string({ description: 'Id of its SageMaker domain, once there' })
            .optional(),
        links: z =>
          z.array(z.object({ title: z.string(), url: z.string() }), {
            description: 'Links to its page',
          }),
      },
    },
    async handler(ctx) {
      const { wait = true, ...request } = ctx.input;
      const asInitiator = async () => ({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const ownCredentials = () => auth.getOwnServiceCredentials();
      const tell = (fullName: string) => {
        const url = `/secure-studio/environments/${fullName}`;
        ctx.output('environment', fullName);
        ctx.output('entityRef', environmentEntityRef(fullName));
        ctx.output('url', url);
        ctx.output('links', [{ title: fullName, url }]);
      };

      if (ctx.isDryRun) {
        const { fullName } = await secureStudio.planEnvironment(
          request,
          await asInitiator(),
        );
        tell(fullName);
        ctx.logger.info(`Dry run: ${fullName} could be provisioned`);
        return;
      }

      const ask = async () => {
        const operation = await secureStudio.provisionEnvironment(
          {
            ...request,
            idempotencyKey: idempotencyKey(ctx.task.id, ctx.step?.id, request),
          },
          await asInitiator(),
        );
        ctx.logger.info(
          `Asked for ${operation.environment}: operation ${operation.id}`,
        );
        return operation;
      };
      let asked: Operation | undefined;
      const operationId = await ctx.checkpoint({
        // Iterations of `each` share a step, so the key names what is asked for.
        key: `provision.${request.owner}.${request.name}`,
        fn: async () => {
          asked = await ask();
          return asked.id;
        },
      });
      if (!asked) {
        const earlier = await secureStudio.getOperation(operationId, {
          credentials: await ownCredentials(),
        });
        asked = earlier.state === 'failed' ? await ask() : earlier;
      }
      const fullName = asked.environment;
      tell(fullName);
      ctx.output('operationId', asked.id);
      if (!wait) {
        return;
      }

      const operation = await followOperation(asked.id, {
        secureStudio,
        credentials: ownCredentials,
        logger: ctx.logger,
        signal: ctx.signal,
        pollInterval,
      });
      if (!operation) {
        return;
      }
      if (operation.state === 'failed') {
        throw new Error(
          `${fullName} was not provisioned: ${
            operation.error?.message ?? operation.message
          }`,
        );
      }
      const environments = await secureStudio.listEnvironments({
        credentials: await ownCredentials(),
      });
      const domainId = environments.find(
        ({ name }) => name === fullName,
      )?.domainId;
      if (domainId) {
        ctx.output('domainId', domainId);
      }
    },
  });
}

/** The same for the same step of the same task, however often it runs; a step's id may be any text. */
function idempotencyKey(
  task: string,
  step: string | undefined,
  { owner, name }: { owner: string; name: string },
): string {
  return createHash('sha256')
    .update(JSON.stringify([task, step, owner, name]))
    .digest('hex');
}

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
import { runStep, StepError } from './runStep';

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
          z.array(
            z.object({
              title: z.string(),
              icon: z.string(),
              url: z.string().optional(),
              entityRef: z.string().optional(),
            }),
            {
              description:
                "Its page and its entity, each as an item of a template's output links",
            },
          ),
      },
    },
    handler: ctx =>
      runStep(ctx.logger, async () => {
        const { wait = true, ...request } = ctx.input;
        const asInitiator = async () => ({
          credentials: await ctx.getInitiatorCredentials(),
        });
        const ownCredentials = () => auth.getOwnServiceCredentials();
        const tell = (fullName: string) => {
          const url = environmentPath(fullName);
          const entityRef = environmentEntityRef(fullName);
          ctx.output('environment', fullName);
          ctx.output('entityRef', entityRef);
          ctx.output('url', url);
          ctx.output('links', [
            { title: 'Open the environment', icon: 'dashboard', url },
            { title: 'Open in the catalog', icon: 'catalog', entityRef },
          ]);
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
              idempotencyKey: idempotencyKey(
                ctx.task.id,
                ctx.step?.id,
                request,
              ),
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
          const isUnderWay =
            earlier.state === 'open' || earlier.state === 'succeeded';
          asked = isUnderWay ? earlier : await ask();
        }
        const fullName = asked.environment;
        tell(fullName);
        ctx.output('operationId', asked.id);
        if (!wait) {
          return;
        }

        ctx.logger.info(
          `Following it. Who cancels this task ends only that: the operation itself is ended on ${environmentPath(
            fullName,
          )}`,
        );
        const operation = await followOperation(asked.id, {
          secureStudio,
          credentials: ownCredentials,
          logger: ctx.logger,
          signal: ctx.signal,
          pollInterval,
        });
        if (!operation) {
          throw new StepError(
            `Operation ${
              asked.id
            } goes on by itself: this task was cancelled, what it asked for was not. Cancel it on ${environmentPath(
              fullName,
            )}`,
            'TaskCancelledError',
          );
        }
        if (operation.state !== 'succeeded') {
          const { message, name } = operation.error ?? {
            message: operation.message,
            name: 'ProvisioningEndedError',
          };
          throw new StepError(
            `${fullName} was not provisioned: ${message}`,
            name,
          );
        }
        const { items } = await secureStudio.listEnvironments(
          { name: [fullName] },
          { credentials: await ownCredentials() },
        );
        const domainId = items[0]?.domainId;
        if (domainId) {
          ctx.output('domainId', domainId);
        }
      }),
  });
}

/** Of its page in the portal. */
function environmentPath(fullName: string): string {
  return `/secure-studio/environments/${fullName}`;
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

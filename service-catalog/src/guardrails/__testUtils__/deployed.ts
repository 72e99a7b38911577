import {
  DescribeStacksCommand,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import { createLocalAws, type LocalAws } from 'local-aws';
import { clientOptions } from './findings';
import { synthesizeGuardrails } from './guardrails';

/** The stack in both its forms, each deployed on a server of its own when a test asks for it. */
export function useDeployedGuardrails() {
  const assemblies = {
    report: synthesizeGuardrails({ recordConfiguration: true }),
    stop: synthesizeGuardrails({
      recordConfiguration: true,
      responder: 'stop',
    }),
  };
  let aws: LocalAws | undefined;
  afterEach(() => aws?.close());
  return {
    async start(responder: 'report' | 'stop', stateFile?: string) {
      await aws?.close();
      aws = await createLocalAws({
        assemblyDirectory: assemblies[responder],
        stateFile,
      });
      return clientOptions(aws);
    },
    callsTo: (name: string) =>
      aws?.calls().filter(({ operation }) => operation === name),
  };
}

/** Until no stack is in progress. */
export const waitUntilSettled = async (
  cloudFormation: CloudFormationClient,
) => {
  for (;;) {
    const { Stacks = [] } = await cloudFormation.send(
      new DescribeStacksCommand({}),
    );
    if (Stacks.every(({ StackStatus = '' }) => !/PROGRESS/.test(StackStatus))) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
};

import {
  CloudFormationClient,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeRuleCommand,
  EventBridgeClient,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import type { BusEvent } from './events';
import type { ClientOptions } from './findings';
import { STACK } from './guardrails';

/** The rules that the stack made, by the ids of their constructs. */
export async function deployedRules(options: ClientOptions) {
  const cloudFormation = new CloudFormationClient(options);
  const events = new EventBridgeClient(options);
  const names = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.send(
      new ListStackResourcesCommand({ StackName: STACK, NextToken }),
    );
    for (const resource of page.StackResourceSummaries ?? []) {
      if (resource.ResourceType === 'AWS::Events::Rule') {
        const id = resource.LogicalResourceId?.replace(/[0-9A-F]{8}$/, '');
        names.set(id ?? '', resource.PhysicalResourceId ?? '');
      }
    }
    NextToken = page.NextToken;
  } while (NextToken);

  const pattern = async (id: string): Promise<string> => {
    const { EventPattern = '' } = await events.send(
      new DescribeRuleCommand({ Name: names.get(id) }),
    );
    return EventPattern;
  };
  return {
    ids: [...names.keys()].sort(),
    pattern,
    /** As AWS judges it. */
    async matches(id: string, event: BusEvent): Promise<boolean | undefined> {
      const { Result } = await events.send(
        new TestEventPatternCommand({
          EventPattern: await pattern(id),
          Event: JSON.stringify(event),
        }),
      );
      return Result;
    },
  };
}

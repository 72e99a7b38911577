import {
  CreateStackCommandOutput,
  DescribeStackEventsOutput,
  DescribeStacksOutput,
  Stack,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { autoTags } from './autoTags';
import { launcher } from './launcher';
import { ProvisionedProductRecord, RecordRecord, products } from './records';

const CAPABILITIES = [
  'CAPABILITY_IAM',
  'CAPABILITY_NAMED_IAM',
  'CAPABILITY_AUTO_EXPAND',
];

/** Creates the stack of a provisioned product. @returns its ARN */
export async function createStack(
  record: RecordRecord,
  templateUrl: string,
  context: CallContext,
): Promise<string> {
  const { product } = record;
  const output = await context.invoke<CreateStackCommandOutput>(
    'cloudformation',
    'CreateStack',
    {
      // The account's id and the product's: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSServiceCatalogEndUserFullAccess.html
      StackName: `SC-${context.caller.accountId}-${product.Id}`,
      TemplateURL: templateUrl,
      Parameters: record.parameters.map(({ Key, Value }) => ({
        ParameterKey: Key,
        ParameterValue: Value,
      })),
      Capabilities: CAPABILITIES,
      NotificationARNs: record.notificationArns.length
        ? [...record.notificationArns]
        : undefined,
      Tags: [...product.tags, ...autoTags(product, context)],
      ClientRequestToken: record.RecordId,
    },
    await launcher(product, context),
  );
  return output.StackId ?? '';
}

/** Changes the stack of a provisioned product to what the record asks for. Its tags stay as they are. */
export async function updateStack(
  record: RecordRecord,
  stackId: string,
  context: CallContext,
): Promise<void> {
  await context.invoke(
    'cloudformation',
    'UpdateStack',
    {
      StackName: stackId,
      TemplateURL: templateUrlOf(record.product, context),
      Parameters: record.parameters.map(({ Key, Value }) => ({
        ParameterKey: Key,
        ParameterValue: Value,
      })),
      Capabilities: CAPABILITIES,
      ClientRequestToken: record.RecordId,
    },
    await launcher(record.product, context),
  );
}

export async function deleteStack(
  product: ProvisionedProductRecord,
  stackId: string,
  context: CallContext,
): Promise<void> {
  await context.invoke(
    'cloudformation',
    'DeleteStack',
    { StackName: stackId },
    await launcher(product, context),
  );
}

/** @returns undefined when there is no such stack. */
export async function describeStack(
  product: ProvisionedProductRecord,
  stackId: string,
  context: CallContext,
): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await context.invoke<DescribeStacksOutput>(
      'cloudformation',
      'DescribeStacks',
      { StackName: stackId },
      await launcher(product, context),
    );
    return Stacks[0];
  } catch (error) {
    if (error instanceof AwsError && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Why the stack failed: what CloudFormation says of the first resource that did.
 * @param token - of the request whose events count; without it, all do
 */
export async function failureReason(
  product: ProvisionedProductRecord,
  stack: Stack,
  context: CallContext,
  token?: string,
): Promise<string> {
  const events: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page: DescribeStackEventsOutput = await context.invoke(
      'cloudformation',
      'DescribeStackEvents',
      { StackName: stack.StackId, NextToken },
      await launcher(product, context),
    );
    events.push(...(page.StackEvents ?? []));
    NextToken = page.NextToken;
  } while (NextToken);

  // Newest first: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
  const first = events.findLast(
    ({
      ResourceStatus,
      ResourceStatusReason = '',
      PhysicalResourceId,
      ClientRequestToken,
    }) =>
      (token ?? ClientRequestToken) === ClientRequestToken &&
      ResourceStatus?.endsWith('_FAILED') &&
      PhysicalResourceId !== stack.StackId &&
      !/cancell?ed/i.test(ResourceStatusReason),
  );
  const reason =
    first &&
    `${first.LogicalResourceId} (${first.ResourceType}): ${first.ResourceStatusReason}`;
  return [stack.StackStatusReason, reason].filter(Boolean).join(' ');
}

/** @throws AwsError ResourceNotFoundException when the version is gone. */
export function templateUrlOf(
  product: ProvisionedProductRecord,
  context: CallContext,
): string {
  const artifact = products(context)
    .get(product.ProductId)
    ?.artifacts.find(({ Id }) => Id === product.ProvisioningArtifactId);
  if (!artifact) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Provisioning artifact ${product.ProvisioningArtifactId} not found.`,
    );
  }
  return artifact.templateUrl;
}

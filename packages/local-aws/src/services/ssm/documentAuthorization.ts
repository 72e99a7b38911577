import type { StartAutomationExecutionRequest } from '@aws-sdk/client-ssm';
import { CallContext, Service } from '../../service';

/** Service authorization reference, "AWS Systems Manager". */
export const documentAuthorization: NonNullable<Service['authorization']> = {
  ...Object.fromEntries(
    ['CreateDocument', 'DescribeDocument', 'GetDocument', 'DeleteDocument'].map(
      name => [
        name,
        ({ Name }: { Name?: string }, context: CallContext) => [
          { action: `ssm:${name}`, resource: arn(context, `document/${Name}`) },
        ],
      ],
    ),
  ),
  StartAutomationExecution: (
    { DocumentName, DocumentVersion }: StartAutomationExecutionRequest,
    context: CallContext,
  ) => [
    {
      action: 'ssm:StartAutomationExecution',
      resource: arn(
        context,
        `automation-definition/${DocumentName}:${
          DocumentVersion ?? '$DEFAULT'
        }`,
      ),
    },
  ],
};

function arn({ region, caller }: CallContext, resource: string): string {
  return `arn:aws:ssm:${region}:${caller.accountId}:${resource}`;
}

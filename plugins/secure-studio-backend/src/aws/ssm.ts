import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { undefinedIfNotFound } from './errors';
import { AwsSession } from './sessions';

export interface SsmGateway {
  /** The value of a parameter of Parameter Store's; undefined where there is no such parameter. */
  getParameter(name: string): Promise<string | undefined>;
}

export function createSsmGateway({
  clientConfig,
  call,
}: AwsSession): SsmGateway {
  const client = new SSMClient(clientConfig);

  return {
    async getParameter(Name) {
      const answer = await undefinedIfNotFound(
        call('ssm:GetParameter', o =>
          client.send(new GetParameterCommand({ Name }), o),
        ),
      );
      return answer?.Parameter?.Value;
    },
  };
}

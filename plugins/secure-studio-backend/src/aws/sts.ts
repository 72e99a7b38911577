import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsSession } from './sessions';

export interface StsGateway {
  /** Id of the account in which the role really is. */
  callerAccount(): Promise<string>;
}

export function createStsGateway({
  clientConfig,
  call,
}: AwsSession): StsGateway {
  const client = new STSClient(clientConfig);

  return {
    async callerAccount() {
      const { Account = '' } = await call('sts:GetCallerIdentity', o =>
        client.send(new GetCallerIdentityCommand({}), o),
      );
      return Account;
    },
  };
}

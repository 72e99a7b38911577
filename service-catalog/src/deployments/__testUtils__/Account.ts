import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { createLocalAws, type LocalAws } from 'local-aws';
import { templateUrl } from './assembly';
import { Stacks } from './Stacks';

const ACCOUNT_ID = '111122223333';
const REGION = 'eu-west-1';

/** An AWS account on loopback with the catalog in it. */
export class Account {
  readonly stacks: Stacks;
  private readonly cloudFormation: CloudFormationClient;

  private constructor(
    private readonly aws: LocalAws,
    assemblyDirectory: string,
    private readonly region: string,
  ) {
    this.cloudFormation = new CloudFormationClient(this.clientOptions);
    this.stacks = new Stacks(
      this.cloudFormation,
      templateUrl(assemblyDirectory, { accountId: ACCOUNT_ID, region }),
    );
  }

  static async start(
    assemblyDirectory: string,
    region = REGION,
  ): Promise<Account> {
    return new Account(
      await createLocalAws({ assemblyDirectory, region }),
      assemblyDirectory,
      region,
    );
  }

  get clientOptions() {
    return {
      endpoint: this.aws.url,
      region: this.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    };
  }

  /** As a role of the account, with session tags. */
  async clientOptionsOf(
    roleName: string,
    tags: Readonly<Record<string, string>> = {},
  ) {
    const { Credentials } = await new STSClient(this.clientOptions).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/${roleName}`,
        RoleSessionName: 'tests',
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    return {
      ...this.clientOptions,
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken,
      },
    };
  }

  /** The calls so far, oldest first. */
  calls() {
    return this.aws.calls();
  }

  /** Has the next resource of a type fail. */
  failNext(type: string, reason: string): void {
    this.aws.faults.addResourceFault({ type, reason, count: 1 });
  }

  /** What is there, each as `collection/key`; not what stacks tell of their past. */
  contents(): Set<string> {
    const records = Object.values(this.aws.snapshot())
      .flatMap(collections => Object.entries(collections))
      .filter(([collection]) => !collection.startsWith('cloudformation/'))
      .flatMap(([collection, byKey]) =>
        Object.entries(byKey).map(([key, record]) => ({
          collection,
          key,
          // AWS still shows a NAT gateway for an hour, a key for as long as its deletion waits.
          isDeleted: 'deletedAt' in record || 'deletionDate' in record,
        })),
      );
    const deleted = new Set(
      records.filter(({ isDeleted }) => isDeleted).map(({ key }) => key),
    );
    return new Set(
      records
        .filter(({ key }) => !deleted.has(key))
        .map(({ collection, key }) => `${collection}/${key}`),
    );
  }

  /** What has come and gone since. */
  changes(before: Set<string>): { added: string[]; removed: string[] } {
    const now = this.contents();
    return {
      added: [...now].filter(item => !before.has(item)).sort(),
      removed: [...before].filter(item => !now.has(item)),
    };
  }

  close(): Promise<void> {
    this.cloudFormation.destroy();
    return this.aws.close();
  }
}

/** An account for all tests of a file. */
export function useAccount(
  assemblyDirectory: string,
  region?: string,
): () => Account {
  let account: Account | undefined;
  beforeAll(async () => {
    account = await Account.start(assemblyDirectory, region);
  });
  afterAll(() => account?.close());
  return () => {
    if (!account) {
      throw new Error('The account starts with the first test');
    }
    return account;
  };
}

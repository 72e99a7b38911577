import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeRecordCommand,
  ProvisionProductCommand,
  ServiceCatalogClient,
  TerminateProvisionedProductCommand,
  type DescribeRecordOutput,
  type RecordDetail,
} from '@aws-sdk/client-service-catalog';
import { CATALOG_STACK } from '../../app';
import { PRODUCT_VERSION } from '../../catalogStack';
import type { Account } from './Account';
import type { Choices } from './Stacks';

const POLL_MILLISECONDS = 5;

/** The portfolio as the portal sees it, with the role that may provision from it. */
export class Catalog {
  private constructor(
    private readonly serviceCatalog: ServiceCatalogClient,
    private readonly productId: string,
    /** As which Service Catalog makes the stacks. */
    readonly launchRoleArn: string,
  ) {}

  static async of(account: Account): Promise<Catalog> {
    const { Stacks = [] } = await new CloudFormationClient(
      account.clientOptions,
    ).send(new DescribeStacksCommand({ StackName: CATALOG_STACK }));
    const output = (name: string) =>
      Stacks[0].Outputs?.find(({ OutputKey }) => OutputKey === name)
        ?.OutputValue ?? '';
    const client = new ServiceCatalogClient(
      await account.clientOptionsOf('secure-studio-provision'),
    );
    return new Catalog(client, output('ProductId'), output('LaunchRoleArn'));
  }

  /** @throws where Service Catalog refuses, before there is anything. */
  async provision(
    name: string,
    choices: Choices,
    tags: Readonly<Record<string, string>> = {},
  ): Promise<DescribeRecordOutput> {
    const { RecordDetail } = await this.serviceCatalog.send(
      new ProvisionProductCommand({
        ProductId: this.productId,
        ProvisioningArtifactName: PRODUCT_VERSION,
        ProvisionedProductName: name,
        ProvisioningParameters: Object.entries({
          EnvironmentName: name,
          ...choices,
        }).map(([Key, Value]) => ({ Key, Value })),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    return this.settled(RecordDetail);
  }

  async terminate(name: string): Promise<DescribeRecordOutput> {
    const { RecordDetail } = await this.serviceCatalog.send(
      new TerminateProvisionedProductCommand({ ProvisionedProductName: name }),
    );
    return this.settled(RecordDetail);
  }

  private async settled(detail?: RecordDetail): Promise<DescribeRecordOutput> {
    for (;;) {
      const record = await this.serviceCatalog.send(
        new DescribeRecordCommand({ Id: detail?.RecordId }),
      );
      if (/SUCCEEDED|FAILED/.test(record.RecordDetail?.Status ?? '')) {
        return record;
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MILLISECONDS));
    }
  }
}

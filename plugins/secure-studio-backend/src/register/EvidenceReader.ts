import { PRODUCT_OUTPUTS, TAGS } from 'backstage-plugin-secure-studio-common';
import { userRefsOf } from '../access';
import { AwsGateways, AwsTarget, ProvisionedProduct } from '../aws';
import { Evidence } from './claims';
import { ClaimedProfile } from './types';

/** Reads what AWS itself says of a provisioned product. */
export class EvidenceReader {
  constructor(private readonly gateways: AwsGateways) {}

  /** @throws AwsError where AWS does not answer: without evidence nothing is registered. */
  async read(
    product: ProvisionedProduct,
    target: AwsTarget,
  ): Promise<Evidence> {
    const [details, profiles] = await Promise.all([
      this.gateways
        .serviceCatalog(target, 'read')
        .describeProvisionedProduct({ id: product.id }),
      this.profiles(product, target),
    ]);
    return {
      userArn: product.userArn,
      provisionedProductName: product.name,
      launchRoleArn: details?.launchRoleArn,
      profiles,
    };
  }

  private async profiles(
    { stackArn }: ProvisionedProduct,
    target: AwsTarget,
  ): Promise<ClaimedProfile[]> {
    const stack =
      stackArn &&
      (await this.gateways
        .cloudFormation(target, 'read')
        .describeStack(stackArn));
    const domainId = stack && stack.outputs[PRODUCT_OUTPUTS.domainId];
    if (!domainId) {
      return [];
    }
    const sageMaker = this.gateways.sageMaker(target, 'read');
    const claimed: ClaimedProfile[] = [];
    for await (const page of sageMaker.listUserProfiles(domainId)) {
      for (const { name } of page) {
        const tags = await sageMaker.listProfileTags({ domainId, name });
        const [user = null] = userRefsOf([tags?.[TAGS.studioUserId] ?? '']);
        claimed.push({ name, user });
      }
    }
    return claimed;
  }
}

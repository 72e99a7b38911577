import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ACCOUNT_STACK_FEATURES,
  accountStackParameterName,
  parseAccountStackVersion,
} from 'backstage-plugin-secure-studio-common';
import {
  AwsError,
  AwsGateways,
  ProvisioningParameters,
  ResolvedProduct,
} from '../aws';
import { TargetConfig } from '../config';
import { ASSUMED_PARAMETERS } from './offerTarget';

/**
 * The version that the stack of a target's roles says; 1 where it says none or the role may not read
 * it, as with the first one.
 *
 * @throws AwsError
 */
export async function readAccountStackVersion(
  gateways: AwsGateways,
  target: TargetConfig,
): Promise<number> {
  const roleName = target.roles.read.split('/').at(-1) ?? '';
  const value = await unlessDenied(
    gateways
      .ssm(target, 'read')
      .getParameter(accountStackParameterName(roleName)),
    () => undefined,
  );
  return parseAccountStackVersion(value);
}

/**
 * What a version of the product declares; all that the portal knows where the role may not read it.
 *
 * @throws AwsError
 */
export async function readParameters(
  gateways: AwsGateways,
  target: TargetConfig,
  product: ResolvedProduct,
  logger: LoggerService,
): Promise<ProvisioningParameters> {
  return unlessDenied(
    gateways
      .products(target, 'provision')
      .describeProvisioningParameters(product),
    error => {
      const { lacks } = ACCOUNT_STACK_FEATURES.readProvisioningParameters;
      logger.warn(
        `The target '${target.id}' lacks ${lacks}, so that its version is taken for the newest: ${error.message}`,
      );
      return ASSUMED_PARAMETERS;
    },
  );
}

async function unlessDenied<T>(
  answer: Promise<T>,
  otherwise: (error: AwsError) => T,
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AwsError && error.kind === 'accessDenied') {
      return otherwise(error);
    }
    throw error;
  }
}

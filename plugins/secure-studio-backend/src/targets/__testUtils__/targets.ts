import {
  ALL_CHOICES,
  KNOWN_PARAMETERS,
} from 'backstage-plugin-secure-studio-common';
import { AwsGateways, CatalogProduct, ProvisioningParameters } from '../../aws';
import { TargetConfig } from '../../config';

export function aTarget(over: Partial<TargetConfig> = {}): TargetConfig {
  return {
    id: 'sandbox',
    accountId: '111122223333',
    region: 'eu-west-1',
    product: 'secure-studio',
    version: '1.0',
    roles: {
      read: 'arn:aws:iam::111122223333:role/portal/secure-studio-read',
      provision: 'arn:aws:iam::111122223333:role/secure-studio-provision',
      operate: '',
      open: '',
    },
    owners: ['*'],
    choices: ALL_CHOICES,
    approvedDomains: [],
    tags: {},
    tagFields: [],
    quotas: {},
    studioUrl: { expiresIn: 30, session: 3600 },
    ...over,
  };
}

/** What an account has of a target, to be changed; says what was asked. */
export function anAccount() {
  const state = {
    asked: [] as string[],
    product: {
      id: 'prod-1',
      versions: [{ id: 'pa-1', name: '1.0', isDeprecated: false }],
      paths: [{ id: 'lpv3-1', name: 'studio' }],
    } as CatalogProduct | undefined,
    parameters: {
      parameters: KNOWN_PARAMETERS.map(name => ({ name, hasDefault: true })),
      tagOptions: [],
    } as ProvisioningParameters,
    accountStack: '2' as string | undefined,
    /** Thrown by the calls of a name. */
    failures: new Map<string, Error>(),
    /** What answers wait for. */
    held: Promise.resolve(),
  };
  const answer = async <T>(name: string, value: () => T): Promise<T> => {
    state.asked.push(name);
    await state.held;
    const failure = state.failures.get(name);
    if (failure) {
      throw failure;
    }
    return value();
  };
  const gateways = {
    products: () => ({
      describeProduct: () => answer('product', () => state.product),
      describeProvisioningParameters: () =>
        answer('parameters', () => state.parameters),
    }),
    ssm: () => ({
      getParameter: (name: string) => answer(name, () => state.accountStack),
    }),
  } as unknown as AwsGateways;
  return { state, gateways };
}

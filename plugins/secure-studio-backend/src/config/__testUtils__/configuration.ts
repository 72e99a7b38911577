import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { readSecureStudioConfig } from '../readSecureStudioConfig';

/** A target with nothing but what it has to say. */
export const target = {
  id: 'sandbox',
  accountId: '111122223333',
  region: 'eu-west-1',
  product: 'secure-studio',
  version: '1.0',
  roles: {
    read: 'SecureStudioRead',
    provision: 'arn:aws:iam::111122223333:role/portal/Provision',
    operate: 'SecureStudioOperate',
    open: 'SecureStudioOpen',
  },
  owners: ['*'],
};

/** A configuration with nothing but what it has to say. */
export const good = {
  targets: [target],
  reviewers: 'group:default/cloud-security',
  admins: 'group:platform',
};

export function read(secureStudio: JsonValue, { production = false } = {}) {
  return readSecureStudioConfig(
    new ConfigReader({ secureStudio } as JsonObject),
    { production },
  );
}

/** The one target, with this over it. */
export function readTarget(over: JsonObject) {
  return read({ ...good, targets: [{ ...target, ...over }] }).targets[0];
}

export function aField(over: JsonObject = {}) {
  return { key: 'CostCenter', title: 'Cost centre', ...over };
}

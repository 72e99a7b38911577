import { awsJson } from './awsJson';
import { awsQuery, ec2Query } from './query';
import { restXml } from './restXml';
import { Protocol, ProtocolName } from './types';

export { isServiceId, serviceModels } from './models';
export { operationSchema, unknownOperation } from './operations';
export type {
  DecodedRequest,
  Protocol,
  ServiceModel,
  WireRequest,
  WireResponse,
} from './types';

export const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  awsJson1_0: awsJson,
  awsJson1_1: awsJson,
  awsQuery,
  ec2Query,
  restXml,
};

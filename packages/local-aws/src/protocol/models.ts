import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as monitoring from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as config from '@aws-sdk/client-config-service';
import * as ec2 from '@aws-sdk/client-ec2';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as networkFirewall from '@aws-sdk/client-network-firewall';
import * as route53resolver from '@aws-sdk/client-route53resolver';
import * as s3 from '@aws-sdk/client-s3';
import * as sagemaker from '@aws-sdk/client-sagemaker';
import * as servicecatalog from '@aws-sdk/client-service-catalog';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { StaticOperationSchema } from '@smithy/types';
import { ServiceId } from '../service';
import { ServiceModel } from './types';

/** The first element of an operation's schema (`@smithy/types`, `StaticSchemaIdOperation`). */
const OPERATION_SCHEMA = 9;
/** Any JSON (`@smithy/types`, `DocumentSchema`). */
const DOCUMENT_SCHEMA = 15;

/** Targets and namespaces are those of the SDK clients' `protocolSettings`. */
export const serviceModels: Readonly<Record<ServiceId, ServiceModel>> = {
  sts: query('sts', sts, 'https://sts.amazonaws.com/doc/2011-06-15/'),
  servicecatalog: json(
    'servicecatalog',
    servicecatalog,
    'AWS242ServiceCatalogService',
  ),
  cloudformation: query(
    'cloudformation',
    cloudformation,
    'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  ),
  sagemaker: json('sagemaker', sagemaker, 'SageMaker'),
  'network-firewall': {
    ...json('network-firewall', networkFirewall, 'NetworkFirewall_20201112'),
    protocol: 'awsJson1_0',
  },
  ec2: {
    ...query('ec2', ec2, 'http://ec2.amazonaws.com/doc/2016-11-15'),
    protocol: 'ec2Query',
  },
  logs: json('logs', logs, 'Logs_20140328'),
  route53resolver: {
    ...json('route53resolver', route53resolver, 'Route53Resolver'),
    operations: plainOperationsOf(route53resolver),
  },
  s3: {
    id: 's3',
    protocol: 'restXml',
    operations: operationsOf(s3),
    xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/',
  },
  kms: json('kms', kms, 'TrentService'),
  iam: query('iam', iam, 'https://iam.amazonaws.com/doc/2010-05-08/'),
  ssm: json('ssm', ssm, 'AmazonSSM'),
  events: json('events', events, 'AWSEvents'),
  sqs: { ...json('sqs', sqs, 'AmazonSQS'), protocol: 'awsJson1_0' },
  monitoring: {
    ...json('monitoring', monitoring, 'GraniteServiceVersion20100801'),
    protocol: 'awsJson1_0',
  },
  config: json('config', config, 'StarlingDoveService'),
};

export function isServiceId(id: string): id is ServiceId {
  return Object.hasOwn(serviceModels, id);
}

function json(id: ServiceId, client: object, target: string): ServiceModel {
  return {
    id,
    protocol: 'awsJson1_1',
    operations: operationsOf(client),
    target,
  };
}

function query(
  id: ServiceId,
  client: object,
  xmlNamespace: string,
): ServiceModel {
  return {
    id,
    protocol: 'awsQuery',
    operations: operationsOf(client),
    xmlNamespace,
  };
}

/** An SDK client package exports each operation's schema as `<operation>$`. */
function operationsOf(client: object): Map<string, StaticOperationSchema> {
  return new Map(
    Object.values(client)
      .filter(isOperationSchema)
      .map(schema => [schema[2], schema]),
  );
}

/**
 * The operations of a client that is older than the schemas and whose service speaks plain JSON: it
 * has neither timestamps nor bytes, so that every value is on the wire what it is in the SDK.
 */
function plainOperationsOf(client: object): Map<string, StaticOperationSchema> {
  return new Map(
    Object.keys(client)
      .flatMap(name => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? [])
      .map(name => [
        name,
        [OPERATION_SCHEMA, '', name, 0, DOCUMENT_SCHEMA, DOCUMENT_SCHEMA],
      ]),
  );
}

function isOperationSchema(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === OPERATION_SCHEMA;
}

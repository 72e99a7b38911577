import type {
  DescribeVpcEndpointServicesRequest,
  DescribeVpcEndpointServicesResult,
  ServiceDetail,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { zonesOf } from './availabilityZones';
import { operation } from './operation';
import { select } from './select';
import { interfaceServices } from './interfaceServices';
import { VpcEndpointRecord } from './tables';

type EndpointType = VpcEndpointRecord['VpcEndpointType'];

/** A service that an endpoint can connect to. */
export interface EndpointService {
  readonly name: string;
  readonly types: readonly EndpointType[];
  /** The name that resolves to the endpoint inside the VPC, where private DNS is on. */
  readonly privateDnsName?: string;
}

const gatewayServices = ['s3', 'dynamodb'];

/** @throws InvalidServiceName for a service that the region does not have today */
export function offeredEndpointService(
  name: string,
  { region, faults }: CallContext,
): EndpointService {
  if (faults.lacksEndpointService(name)) throw notFound(name);
  return findEndpointService(name, region);
}

/** @throws InvalidServiceName for a service that no region like this one has */
export function findEndpointService(
  name: string,
  region: string,
): EndpointService {
  if (isOwnService(name, region)) {
    return { name, types: ['GatewayLoadBalancer', 'Interface'] };
  }
  const found = servicesOf(region).find(service => service.name === name);
  if (!found) {
    throw notFound(name);
  }
  return found;
}

/** A service of an account, such as a Gateway Load Balancer's or a firewall's. */
function isOwnService(name: string, region: string): boolean {
  return new RegExp(
    `^com\\.amazonaws\\.vpce\\.${region}\\.vpce-svc-[0-9a-f]{17}$`,
  ).test(name);
}

function notFound(name: string): AwsError {
  return new AwsError(
    'InvalidServiceName',
    `The Vpc Endpoint Service '${name}' does not exist`,
  );
}

function servicesOf(region: string): EndpointService[] {
  return [
    ...interfaceServices.map(service => ({
      name: `com.amazonaws.${region}.${service}`,
      types: gatewayServices.includes(service)
        ? (['Gateway', 'Interface'] as const)
        : (['Interface'] as const),
      privateDnsName: `${reversed(service)}.${region}.amazonaws.com`,
    })),
    { name: 'com.amazonaws.iam', types: ['Interface'] },
    ...['studio', 'notebook', 'experiments', 'partner-app'].map(service => ({
      name: `aws.sagemaker.${region}.${service}`,
      types: ['Interface'] as const,
      privateDnsName: `*.${service}.${region}.sagemaker.aws`,
    })),
  ];
}

/** `sagemaker.api` is reached as `api.sagemaker`. */
function reversed(service: string): string {
  return service.split('.').reverse().join('.');
}

const DescribeVpcEndpointServices =
  operation<DescribeVpcEndpointServicesRequest>()(
    [],
    ['ServiceNames', 'Filters', 'MaxResults', 'NextToken'],
    (input, context): DescribeVpcEndpointServicesResult => {
      const details = servicesOf(context.region)
        .filter(({ name }) => !context.faults.lacksEndpointService(name))
        .flatMap(service =>
          service.types.map(type => serviceDetail(service, type, context)),
        );
      const { items, NextToken } = select(details, input, {
        ids: input.ServiceNames,
        idOf: ({ ServiceName = '' }) => ServiceName,
        keyOf: ({ ServiceName, ServiceType }) =>
          `${ServiceName} ${ServiceType?.[0].ServiceType}`,
        notFound,
        filters: {
          owner: service => service.Owner,
          'service-name': service => service.ServiceName,
          'service-region': service => service.ServiceRegion,
          'service-type': service =>
            service.ServiceType?.map(({ ServiceType }) => ServiceType),
        },
      });
      return {
        ServiceDetails: items,
        ServiceNames: [
          ...new Set(items.map(({ ServiceName = '' }) => ServiceName)),
        ],
        NextToken,
      };
    },
  );

/** A service of two types, such as S3, has a detail for each. */
function serviceDetail(
  { name, privateDnsName }: EndpointService,
  type: EndpointType,
  { region, faults }: CallContext,
): ServiceDetail {
  const isInterface = type === 'Interface';
  return {
    ServiceName: name,
    ServiceType: [{ ServiceType: type }],
    ServiceRegion: region,
    AvailabilityZones: zonesOf(region)
      .map(zone => zone.name)
      .filter(zone => !isInterface || !faults.lacksEndpointService(name, zone)),
    Owner: 'amazon',
    ...(isInterface &&
      privateDnsName && {
        PrivateDnsName: privateDnsName,
        PrivateDnsNames: [{ PrivateDnsName: privateDnsName }],
        PrivateDnsNameVerificationState: 'verified' as const,
      }),
    VpcEndpointPolicySupported: true,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    Tags: [],
  };
}

export const endpointServiceOperations = { DescribeVpcEndpointServices };

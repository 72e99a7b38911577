import {
  ExistingVpc,
  RequiredEndpoint,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { InternetGateway, VpcEndpoint } from '../../aws';

/** The rule that the internet gateway of an existing VPC breaks. */
export function checkInternetGateway(
  { vpcId, internetGatewayId }: ExistingVpc,
  gateway: InternetGateway | undefined,
): Violation[] {
  return internetGatewayId === undefined || gateway?.vpcIds.includes(vpcId)
    ? []
    : [
        {
          field: 'existingVpc.internetGatewayId',
          rule: `must be an internet gateway that is attached to ${vpcId}`,
        },
      ];
}

/**
 * The rules that the gateway endpoints of an existing VPC break. A route table takes one for each
 * service; the one of S3 can be used as it is, if it is in the tables of Studio's subnets.
 *
 * @param needed - The endpoints of the environment.
 * @param found - The VPC's.
 */
export function checkGatewayEndpoints(
  existingVpc: ExistingVpc,
  needed: readonly RequiredEndpoint[],
  found: readonly VpcEndpoint[],
  region: string,
): Violation[] {
  const { s3EndpointId, studioRouteTableIds } = existingVpc;
  const s3 = `com.amazonaws.${region}.s3`;
  const taken = found.filter(
    ({ type, routeTableIds }) =>
      type === 'Gateway' &&
      routeTableIds.some(id => studioRouteTableIds.includes(id)),
  );
  const ofS3 = taken.find(({ serviceName }) => serviceName === s3);
  return [
    ...(s3EndpointId === undefined
      ? refuseTaken('existingVpc.s3EndpointId', ofS3, 'must be')
      : checkS3Endpoint(
          existingVpc,
          found.find(({ id }) => id === s3EndpointId),
          s3,
        )),
    ...needed
      .filter(
        ({ type, serviceName }) => type === 'Gateway' && serviceName !== s3,
      )
      .flatMap(({ serviceName }) =>
        refuseTaken(
          'endpoints.tier',
          taken.find(endpoint => endpoint.serviceName === serviceName),
          `must not be one with ${serviceName}: there is`,
        ),
      ),
  ];
}

function refuseTaken(
  field: string,
  endpoint: VpcEndpoint | undefined,
  words: string,
): Violation[] {
  return endpoint
    ? [
        {
          field,
          rule: `${words} ${
            endpoint.id
          }, which is in ${endpoint.routeTableIds.join(
            ', ',
          )} already: a route table takes one endpoint of a service`,
        },
      ]
    : [];
}

function checkS3Endpoint(
  { vpcId, studioRouteTableIds }: ExistingVpc,
  endpoint: VpcEndpoint | undefined,
  serviceName: string,
): Violation[] {
  const field = 'existingVpc.s3EndpointId';
  if (endpoint?.type !== 'Gateway' || endpoint.serviceName !== serviceName) {
    return [
      { field, rule: `must be a gateway endpoint of S3 that is in ${vpcId}` },
    ];
  }
  const state = endpoint.state.toLocaleLowerCase('en-US');
  if (state !== 'available') {
    return [
      {
        field,
        rule: `must be available: the state of ${endpoint.id} is ${state}`,
      },
    ];
  }
  const without = studioRouteTableIds.filter(
    id => !endpoint.routeTableIds.includes(id),
  );
  return without.length > 0
    ? [
        {
          field,
          rule: `must be in the route tables of the Studio subnets: associate ${
            endpoint.id
          } with ${without.join(', ')}`,
        },
      ]
    : [];
}

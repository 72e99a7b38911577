import { ExistingVpc, TAGS } from 'backstage-plugin-secure-studio-common';
import {
  Ec2Gateway,
  InternetGateway,
  RouteTable,
  Subnet,
  Vpc,
  VpcEndpoint,
} from '../../aws';

/** What AWS has of a VPC in which an environment is to be made. */
export interface ExistingNetwork {
  /** Undefined where there is no such VPC. */
  readonly vpc?: Vpc;
  /** All of the VPC's. */
  readonly subnets: readonly Subnet[];
  /** Of those that are named, those that there are. */
  readonly routeTables: readonly RouteTable[];
  readonly internetGateway?: InternetGateway;
  /** All of the VPC's. */
  readonly endpoints: readonly VpcEndpoint[];
}

/**
 * Reads all that EC2 tells of a VPC, at once. What an earlier attempt for the same environment left
 * is taken for gone: it is cleaned up before anything is made.
 *
 * @param fullName - Of the environment.
 * @throws AwsError
 */
export async function readNetwork(
  ec2: Ec2Gateway,
  { vpcId, studioRouteTableIds, internetGatewayId }: ExistingVpc,
  fullName: string,
): Promise<ExistingNetwork> {
  const [vpc, subnets, routeTables, internetGateway, endpoints] =
    await Promise.all([
      ec2.describeVpc(vpcId),
      ec2.listSubnets(vpcId),
      ec2.listRouteTables(studioRouteTableIds),
      internetGatewayId === undefined
        ? undefined
        : ec2.describeInternetGateway(internetGatewayId),
      endpointsOf(ec2, vpcId),
    ]);
  const isLeft = ({ tags }: { tags: Record<string, string> }) =>
    tags[TAGS.environment] === fullName;
  return {
    vpc,
    subnets: subnets.filter(subnet => !isLeft(subnet)),
    routeTables,
    internetGateway,
    endpoints: endpoints.filter(endpoint => !isLeft(endpoint)),
  };
}

async function endpointsOf(
  ec2: Ec2Gateway,
  vpcId: string,
): Promise<VpcEndpoint[]> {
  const endpoints: VpcEndpoint[] = [];
  for await (const page of ec2.listVpcEndpoints(vpcId)) {
    endpoints.push(...page);
  }
  return endpoints;
}

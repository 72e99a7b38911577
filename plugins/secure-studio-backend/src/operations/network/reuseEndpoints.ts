import {
  EgressMode,
  endpointSwitchOf,
  RequiredEndpoint,
  TAGS,
  Violation,
} from 'backstage-plugin-secure-studio-common';
import { VpcEndpoint } from '../../aws';

/** An endpoint of somebody else's that Studio uses instead of one of the environment's own. */
export interface ReusedEndpoint {
  readonly serviceName: string;
  /** As in `endpoints.include`, such as `ecr.api`. */
  readonly service: string;
  readonly endpointId: string;
  /** The parameter of the product that leaves the environment's own away. */
  readonly parameter: string;
}

/** States in which an endpoint's private name is nobody's (EC2 API reference, `VpcEndpoint`). */
const GONE = ['deleted', 'failed', 'rejected', 'expired'];

/** Of the environment, as far as endpoints are concerned. */
interface Wanted {
  readonly mode: EgressMode;
  readonly region: string;
  readonly version: string;
  /** Parameters that the version declares. */
  readonly parameters: readonly string[];
}

/**
 * Which endpoints of an existing VPC are used. A VPC has each private name once: where an interface
 * endpoint has it already, the environment cannot have one of its own. Whether the endpoint's security
 * group and policy let Studio through, and whether it has an interface in Studio's zones, its owner
 * has to see to.
 *
 * @param needed - The endpoints that the environment is to have.
 * @param found - The VPC's.
 */
export function reuseEndpoints(
  needed: readonly RequiredEndpoint[],
  found: readonly VpcEndpoint[],
  wanted: Wanted,
): { reused: ReusedEndpoint[]; violations: Violation[] } {
  const decisions = needed
    .filter(({ type }) => type === 'Interface')
    .flatMap(({ serviceName }) => {
      const endpoint = found.find(
        ({ type, state, privateDns, ...other }) =>
          other.serviceName === serviceName &&
          type === 'Interface' &&
          privateDns &&
          !GONE.includes(lowerCase(state)),
      );
      return endpoint ? [decide(endpoint, wanted)] : [];
    });
  return {
    reused: decisions.flatMap(decision =>
      'parameter' in decision ? [decision] : [],
    ),
    violations: uniqueViolations(
      decisions.flatMap(decision => ('rule' in decision ? [decision] : [])),
    ),
  };
}

function decide(
  { id, serviceName, state, tags }: VpcEndpoint,
  { mode, region, version, parameters }: Wanted,
): ReusedEndpoint | Violation {
  const there = `${id} has the private name of ${serviceName} there already`;
  const field = 'existingVpc.vpcId';
  const endpointSwitch = endpointSwitchOf(serviceName, region);
  if (tags[TAGS.environment] !== undefined) {
    return {
      field,
      rule: 'must be a VPC without another environment, whose endpoints have the private names that this one needs, and let that one alone through',
    };
  }
  if (lowerCase(state) !== 'available') {
    return {
      field,
      rule: `must be a VPC whose endpoints are available: ${there}, and its state is ${lowerCase(
        state,
      )}`,
    };
  }
  if (!endpointSwitch || !parameters.includes(endpointSwitch.parameter)) {
    return {
      field,
      rule: `must be a VPC without an endpoint of ${serviceName}, of which version ${version} of the product makes one of its own: ${there}; name another VPC, or switch its private DNS off where nothing else uses it`,
    };
  }
  const { service, parameter } = endpointSwitch;
  if (mode === 'none') {
    return {
      field: 'endpoints.exclude',
      rule: `must have ${service} in it with the egress mode none: ${there}, and without internet Studio's security group leads to the environment's own endpoints alone; or switch its private DNS off`,
    };
  }
  return { serviceName, service, endpointId: id, parameter };
}

function lowerCase(state: string): string {
  return state.toLocaleLowerCase('en-US');
}

function uniqueViolations(violations: readonly Violation[]): Violation[] {
  return violations.filter(
    ({ rule }, index) =>
      violations.findIndex(other => other.rule === rule) === index,
  );
}

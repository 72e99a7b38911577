import {
  EgressMode,
  ENDPOINT_SWITCHES,
  EndpointTier,
  hasFirewall,
  PRODUCT_CHOICES,
  PRODUCT_PARAMETERS,
} from 'backstage-plugin-secure-studio-common';
import { AwsError } from '../../aws';
import { KnownStack, StackParameters } from '../types';

/** The egress mode that the stack's parameters say; undefined where they say none that is known. */
export function egressModeOf(
  parameters: StackParameters,
): EgressMode | undefined {
  const value = parameters[PRODUCT_PARAMETERS.egressMode];
  return PRODUCT_CHOICES.egressMode.find(mode => mode === value);
}

/** @throws AwsError where the stack is of another product, or of a newer version. */
export function requireEgressMode({ parameters }: KnownStack): EgressMode {
  return egressModeOf(parameters) ?? fail(parameters, 'egressMode');
}

/** @throws AwsError where the stack is of another product, or of a newer version. */
export function requireTier({ parameters }: KnownStack): EndpointTier {
  const value = parameters[PRODUCT_PARAMETERS.endpointTier];
  return (
    PRODUCT_CHOICES.endpointTier.find(tier => tier === value) ??
    fail(parameters, 'endpointTier')
  );
}

/** Whether the environment was asked for with a firewall. */
export function choseFirewall(stack: KnownStack): boolean {
  return hasFirewall(requireEgressMode(stack));
}

/**
 * Whether the environment may use endpoints that its VPC had already: without internet Studio's security
 * group leads to the stack's own alone.
 */
export function mayReuseEndpoints({ parameters }: KnownStack): boolean {
  return (
    Boolean(parameters[PRODUCT_PARAMETERS.existingVpcId]) &&
    egressModeOf(parameters) !== 'none'
  );
}

/** The services whose endpoint was switched on or off, whatever the tier says. */
export function switchedServices({ parameters }: KnownStack): {
  included: string[];
  excluded: string[];
} {
  const switchedTo = (value: string) =>
    ENDPOINT_SWITCHES.filter(
      ({ parameter }) => parameters[parameter] === value,
    ).map(({ service }) => service);
  return { included: switchedTo('yes'), excluded: switchedTo('no') };
}

function fail(
  parameters: StackParameters,
  parameter: 'egressMode' | 'endpointTier',
): never {
  const name = PRODUCT_PARAMETERS[parameter];
  const value = parameters[name];
  throw new AwsError(
    'unexpected',
    value === undefined
      ? `The environment's stack has no parameter ${name}. Provision it from a version of the Secure Studio product.`
      : `The environment's stack has the parameter ${name} '${value}', which this version of the portal does not know.`,
    'UnknownStackParameter',
  );
}

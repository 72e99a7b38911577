import {
  isOffered,
  KNOWN_PARAMETERS,
  PARAMETER_FIELDS,
} from './parameterFields';

describe('PARAMETER_FIELDS', () => {
  it('says of every parameter where a request names it, but of what AWS alone knows', () => {
    expect(
      KNOWN_PARAMETERS.filter(name => !PARAMETER_FIELDS.has(name)),
    ).toEqual(['S3PrefixListId']);
  });

  it('has each field, or value of a list, once', () => {
    const own = [...PARAMETER_FIELDS.values()]
      .flat()
      .filter(({ follows }) => !follows)
      .map(({ path, item }) => `${path} ${item}`);
    expect(new Set(own).size).toBe(own.length);
  });
});

describe('isOffered', () => {
  it.each([
    ['egress.mode', ['EgressMode'], true],
    ['egress.mode', ['BlockAction'], false],
    ['egress', ['BlockAction'], true],
    ['network', ['VpcCidr'], true],
    ['network', ['ExistingVpcId'], false],
    ['existingVpc', [], false],
    ['endpoints.include', ['EndpointSsm'], true],
    ['endpoints.include', ['EndpointTier'], false],
    ['endpoints.s3Exceptions', ['JumpStart'], true],
    ['zones', ['AvailabilityZones'], false],
    // What becomes no parameter is there in every version.
    ['acknowledgeOpenEgress', [], true],
    ['tags', [], true],
  ])('says of %s with the parameters %j: %p', (path, declared, offered) => {
    expect(isOffered(path, declared)).toBe(offered);
  });
});

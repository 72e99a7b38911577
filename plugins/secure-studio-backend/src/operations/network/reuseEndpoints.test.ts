import {
  EgressMode,
  KNOWN_PARAMETERS,
  requiredEndpoints,
} from 'backstage-plugin-secure-studio-common';
import { VpcEndpoint } from '../../aws';
import { reuseEndpoints } from './reuseEndpoints';
import { anEndpoint, REGION } from './__testUtils__/network';

const decide = (
  found: VpcEndpoint[],
  {
    mode = 'allowlist',
    parameters = KNOWN_PARAMETERS,
  }: { mode?: EgressMode; parameters?: readonly string[] } = {},
) =>
  reuseEndpoints(requiredEndpoints('studio', REGION), found, {
    mode,
    parameters,
    region: REGION,
    version: '1.0',
  });

describe('reuseEndpoints', () => {
  it.each(['ssm', 'ecr.api', 'sagemaker.metrics'])(
    "uses the VPC's endpoint of %s instead of one of the environment's",
    service => {
      expect(decide([anEndpoint(service)])).toMatchObject({
        reused: [{ service, endpointId: `vpce-${service}` }],
        violations: [],
      });
    },
  );

  it('knows services of SageMaker by their own names, and any case of a state', () => {
    const serviceName = `aws.sagemaker.${REGION}.studio`;
    expect(
      decide([anEndpoint('studio', { serviceName, state: 'Available' })]),
    ).toMatchObject({
      reused: [{ service: 'studio', parameter: 'EndpointStudio' }],
    });
  });

  it.each<[string, Partial<VpcEndpoint>]>([
    ['without a private name', { privateDns: false }],
    ['of another type', { type: 'GatewayLoadBalancer' }],
    ['that is gone', { state: 'Deleted' }],
    ['that never came up', { state: 'failed' }],
    ['that nobody needs', { serviceName: 'com.amazonaws.eu-west-1.sqs' }],
  ])('leaves one alone %s', (_, over) => {
    expect(decide([anEndpoint('ssm', over)])).toEqual({
      reused: [],
      violations: [],
    });
  });

  it.each<[string, VpcEndpoint, string, string]>([
    [
      'that is not available',
      anEndpoint('ssm', { state: 'pendingAcceptance' }),
      'existingVpc.vpcId',
      'its state is pendingacceptance',
    ],
    [
      'that is going',
      anEndpoint('ssm', { state: 'deleting' }),
      'existingVpc.vpcId',
      'its state is deleting',
    ],
    [
      'of a service that the product always makes its own of',
      anEndpoint('sts'),
      'existingVpc.vpcId',
      'name another VPC, or switch its private DNS off',
    ],
  ])('refuses a VPC with one %s', (_, endpoint, field, rule) => {
    expect(decide([endpoint])).toEqual({
      reused: [],
      violations: [{ field, rule: expect.stringContaining(rule) }],
    });
  });

  it('refuses it where the version has no switch for it', () => {
    expect(
      decide([anEndpoint('ssm')], {
        parameters: KNOWN_PARAMETERS.filter(name => name !== 'EndpointSsm'),
      }),
    ).toMatchObject({
      reused: [],
      violations: [{ field: 'existingVpc.vpcId' }],
    });
  });

  it("says that without internet Studio reaches the environment's own alone", () => {
    expect(decide([anEndpoint('ssm')], { mode: 'none' })).toEqual({
      reused: [],
      violations: [
        {
          field: 'endpoints.exclude',
          rule: expect.stringContaining(
            'must have ssm in it with the egress mode none',
          ),
        },
      ],
    });
  });

  it('refuses a VPC with another environment once, and does not say whose', () => {
    const tags = { 'secure-studio:environment': 'team-b--secret' };
    const { reused, violations } = decide([
      anEndpoint('ssm', { tags }),
      anEndpoint('sts', { tags }),
    ]);
    expect(reused).toEqual([]);
    expect(violations).toEqual([
      {
        field: 'existingVpc.vpcId',
        rule: expect.stringContaining('a VPC without another environment'),
      },
    ]);
    expect(JSON.stringify(violations)).not.toContain('secret');
  });
});

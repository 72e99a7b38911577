import { requiredEndpoints } from 'backstage-plugin-secure-studio-common';
import { ACCOUNT, deploy, REGION } from '../__testUtils__/deployment';
import { ADMINISTRATOR, isAllowed } from '../__testUtils__/simulation';
import { productTemplate } from '../__testUtils__/templates';

describe('the endpoints', () => {
  const { properties, logicalIds } = deploy(productTemplate());
  const endpoints = logicalIds('AWS::EC2::VPCEndpoint').map(properties);
  const interfaces = endpoints.filter(
    ({ VpcEndpointType }) => VpcEndpointType === 'Interface',
  );

  it('are exactly those of the tier studio', () => {
    expect(
      endpoints
        .map(({ ServiceName, VpcEndpointType }) => ({
          serviceName: ServiceName,
          type: VpcEndpointType,
        }))
        .sort((one, other) =>
          String(one.serviceName).localeCompare(String(other.serviceName)),
        ),
    ).toEqual(
      requiredEndpoints('studio', REGION).sort((one, other) =>
        one.serviceName.localeCompare(other.serviceName),
      ),
    );
  });

  it('answer to the services’ own names, in the Studio subnet, behind their group', () => {
    expect(interfaces).toHaveLength(16);
    for (const endpoint of interfaces) {
      expect(endpoint).toMatchObject({
        VpcId: 'NetworkVpc',
        SubnetIds: ['Zone1StudioSubnet'],
        SecurityGroupIds: ['SecurityGroupsEndpoints.GroupId'],
        PrivateDnsEnabled: true,
      });
    }
  });

  it('have a policy wherever the service is known to take one', () => {
    expect(
      interfaces
        .filter(({ PolicyDocument }) => PolicyDocument === undefined)
        .map(({ ServiceName }) => ServiceName),
    ).toEqual([
      `com.amazonaws.${REGION}.servicecatalog`,
      `com.amazonaws.${REGION}.sagemaker.metrics`,
      `aws.sagemaker.${REGION}.experiments`,
    ]);
  });

  it.each([
    [ACCOUNT, true],
    ['999999999999', false],
  ])('admit credentials of account %s: %s', async (account, admitted) => {
    const policies = interfaces.flatMap(({ PolicyDocument }) =>
      PolicyDocument ? [PolicyDocument] : [],
    );
    for (const endpointPolicy of policies) {
      await expect(
        isAllowed({
          principal: `arn:aws:iam::${account}:role/someone`,
          action: 'logs:PutLogEvents',
          resource: `arn:aws:logs:${REGION}:${account}:log-group:a:log-stream:b`,
          resourceAccount: account,
          context: { 'aws:PrincipalAccount': account },
          identityPolicies: [ADMINISTRATOR],
          endpointPolicy,
        }),
      ).resolves.toBe(admitted);
    }
  });
});

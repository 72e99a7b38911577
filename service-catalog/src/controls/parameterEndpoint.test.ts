import { ACCOUNT, REGION } from '../__testUtils__/deployment';
import { deniedBy } from '../__testUtils__/simulation';
import { environment } from './__testUtils__/environment';
import { endpointOf } from './__testUtils__/policies';

const deployed = environment({});
const endpoint = endpointOf(deployed, `com.amazonaws.${REGION}.ssm`)
  .PolicyDocument as { Version: string; Statement: object[] };

/** The endpoint's policy with a further restriction: one persona, and nobody else. */
const forMlopsOnly = {
  ...endpoint,
  Statement: [
    ...endpoint.Statement,
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'ssm:*',
      Resource: '*',
      Condition: {
        ArnNotEquals: {
          'aws:PrincipalArn': deployed.told('mlopsEngineerRoleArn'),
        },
      },
    },
  ],
};

const read = (principal: string, endpointPolicy: unknown) => {
  const resource = `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/own`;
  return deniedBy({
    principal,
    action: 'ssm:GetParameter',
    resource,
    identityPolicies: [
      {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 'ssm:*', Resource: '*' },
      },
    ],
    endpointPolicy,
    context: {
      'aws:PrincipalAccount': ACCOUNT,
      'aws:ResourceAccount': ACCOUNT,
    },
  });
};

describe('T24 the endpoint of Parameter Store:', () => {
  const dataScientist = deployed.told('dataScientistRoleArn');
  const mlopsEngineer = deployed.told('mlopsEngineerRoleArn');

  it('T24 lets every persona through', async () => {
    await expect(read(dataScientist, endpoint)).resolves.toEqual([]);
    await expect(read(mlopsEngineer, endpoint)).resolves.toEqual([]);
  });

  it('T24 can be restricted to one persona, and still admits it', async () => {
    await expect(read(mlopsEngineer, forMlopsOnly)).resolves.toEqual([]);
    await expect(read(dataScientist, forMlopsOnly)).resolves.toEqual([
      'endpoint',
    ]);
  });
});

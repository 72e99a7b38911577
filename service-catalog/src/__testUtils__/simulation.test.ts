import { ACCOUNT } from './account';
import {
  ADMINISTRATOR,
  deniedBy,
  isAllowed,
  type SimulatedCall,
} from './simulation';

const policy = (
  Effect: 'Allow' | 'Deny',
  Action: string,
  rest: Record<string, unknown> = {},
) => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action, Resource: '*', ...rest }],
});
const forAnyone = { Principal: '*' };

const call: SimulatedCall = {
  principal: `arn:aws:iam::${ACCOUNT}:role/one`,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/key',
  identityPolicies: [ADMINISTRATOR],
};

describe('a simulated call', () => {
  it('is allowed by the identity alone', async () => {
    await expect(isAllowed(call)).resolves.toBe(true);
    await expect(deniedBy(call)).resolves.toEqual([]);
  });

  it.each<[string, Partial<SimulatedCall>]>([
    ['identity', { identityPolicies: [] }],
    ['boundary', { permissionsBoundary: policy('Allow', 's3:PutObject') }],
    [
      'serviceControl',
      { serviceControlPolicies: [policy('Deny', 's3:GetObject')] },
    ],
    [
      'resourceControl',
      {
        resourceControlPolicies: [policy('Deny', 's3:GetObject', forAnyone)],
      },
    ],
    [
      'endpoint',
      { endpointPolicy: policy('Allow', 's3:PutObject', forAnyone) },
    ],
    ['resource', { resourcePolicy: policy('Deny', 's3:GetObject', forAnyone) }],
  ])('is denied by the %s', async (layer, against) => {
    await expect(deniedBy({ ...call, ...against })).resolves.toEqual([layer]);
  });

  it('names every layer that stands against it', async () => {
    await expect(
      deniedBy({
        ...call,
        identityPolicies: [],
        endpointPolicy: policy('Allow', 's3:PutObject', forAnyone),
      }),
    ).resolves.toEqual(['identity', 'endpoint']);
  });

  it('to a key needs the word of the key itself', async () => {
    const decrypt = {
      ...call,
      action: 'kms:Decrypt',
      resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`,
    };
    const keyPolicy = (principal: string) =>
      policy('Allow', 'kms:*', { Principal: { AWS: principal } });
    await expect(
      deniedBy({
        ...decrypt,
        resourcePolicy: keyPolicy(`arn:aws:iam::${ACCOUNT}:role/two`),
      }),
    ).resolves.toEqual(['resource']);
    await expect(
      deniedBy({
        ...decrypt,
        resourcePolicy: keyPolicy(`arn:aws:iam::${ACCOUNT}:root`),
      }),
    ).resolves.toEqual([]);
  });

  it('is an error where a policy is malformed', async () => {
    await expect(
      isAllowed({ ...call, identityPolicies: [{ Statement: [{}] }] }),
    ).rejects.toThrow(Error);
  });
});

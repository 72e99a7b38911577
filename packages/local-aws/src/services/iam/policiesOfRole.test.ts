import { createStateStore } from '../../state/createStateStore';
import { findRole, policiesOfRole } from './roles';
import { policies, RoleRecord, setRole } from './tables';

const arn = (kind: string) => `arn:aws:iam::111122223333:${kind}`;
const role: RoleRecord = {
  RoleName: 'portal',
  RoleId: 'AROA00000000000000000',
  Arn: arn('role/studio/portal'),
  Path: '/studio/',
  AssumeRolePolicyDocument: '{}',
  createdAt: '2026-01-01T00:00:00.000Z',
  tags: [],
  inlinePolicies: [{ name: 'inline', document: '{"inline":true}' }],
  attachedPolicyArns: [arn('policy/attached')],
  PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/boundary') },
};

function setUp() {
  const state = createStateStore(undefined, () => {}).state(
    '111122223333',
    'aws-global',
  );
  setRole(state, role);
  for (const name of ['attached', 'boundary']) {
    const Arn = arn(`policy/${name}`);
    policies(state).set(Arn, {
      PolicyName: name,
      PolicyId: name,
      Arn,
      Path: '/',
      DefaultVersionId: 'v2',
      createdAt: role.createdAt,
      updatedAt: role.createdAt,
      tags: [],
      lastVersion: 2,
      versions: ['v1', 'v2'].map(versionId => ({
        versionId,
        document: `{"${name}":"${versionId}"}`,
        createdAt: role.createdAt,
      })),
    });
  }
  return state;
}

describe('what a role may do', () => {
  it('is said by its own policies, the default version of those attached, and its boundary', () => {
    expect(policiesOfRole(setUp(), role.Arn)).toEqual({
      identityPolicies: [
        { name: 'inline', document: '{"inline":true}' },
        { name: arn('policy/attached'), document: '{"attached":"v2"}' },
      ],
      boundary: '{"boundary":"v2"}',
    });
  });

  it('is nothing for a role that is not there', () => {
    expect(policiesOfRole(setUp(), arn('role/portal'))).toEqual({
      identityPolicies: [],
    });
  });
});

describe('a role', () => {
  it('is found by its name and by its whole ARN', () => {
    const state = setUp();
    expect(findRole(state, 'Portal')).toEqual(role);
    expect(findRole(state, role.Arn)).toEqual(role);
    expect(findRole(state, arn('role/other/portal'))).toBeUndefined();
  });
});

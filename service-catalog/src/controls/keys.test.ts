import { ACCOUNT, REGION } from '../__testUtils__/deployment';
import { ADMINISTRATOR, deniedBy } from '../__testUtils__/simulation';
import { environment } from './__testUtils__/environment';
import { keyPolicyOf, roleOf } from './__testUtils__/policies';

const deployed = environment();
const KEYS = ['storageKeyArn', 'dataKeyArn', 'jobsKeyArn'] as const;
const ROLES = [
  'dataScientistRoleArn',
  'mlopsEngineerRoleArn',
  'jobRoleArn',
] as const;

const use = (
  role: (typeof ROLES)[number],
  key: (typeof KEYS)[number],
  action: string,
  context: Record<string, string> = {},
) => {
  const { arn, identityPolicies, permissionsBoundary } = roleOf(
    deployed,
    deployed.told(role),
  );
  return {
    principal: arn,
    action,
    resource: deployed.told(key),
    identityPolicies,
    permissionsBoundary,
    resourcePolicy: keyPolicyOf(deployed, deployed.told(key)),
    context: {
      'aws:PrincipalAccount': ACCOUNT,
      'aws:ResourceAccount': ACCOUNT,
      ...context,
    },
  };
};

describe('T33 the storage key:', () => {
  const ofProfiles = () => {
    const { logicalIds, properties } = deployed;
    const settings = [
      ...logicalIds('AWS::SageMaker::Domain').flatMap(id => {
        const { DefaultUserSettings, DefaultSpaceSettings } = properties(id);
        return [DefaultUserSettings, DefaultSpaceSettings];
      }),
      ...logicalIds('AWS::SageMaker::UserProfile').map(
        id => properties(id).UserSettings,
      ),
    ] as ({ ExecutionRole?: string } | undefined)[];
    return [
      ...new Set([
        ...settings.flatMap(one => one?.ExecutionRole ?? []),
        deployed.told('dataScientistRoleArn'),
        deployed.told('mlopsEngineerRoleArn'),
      ]),
    ];
  };
  const grant = { 'kms:GrantIsForAWSResource': 'true' };
  const viaSageMaker = {
    'aws:ViaAWSService': 'true',
    'kms:ViaService': `sagemaker.${REGION}.amazonaws.com`,
  };

  it.each(ofProfiles())(
    'T33 %s, which a profile may have, uses it',
    async arn => {
      const { identityPolicies, permissionsBoundary } = roleOf(deployed, arn);
      for (const [action, context] of [
        ['kms:CreateGrant', grant],
        ['kms:DescribeKey', {}],
        ['kms:Decrypt', {}],
        ['kms:GenerateDataKeyWithoutPlaintext', {}],
      ] as const) {
        await expect(
          deniedBy({
            principal: arn,
            action,
            resource: deployed.told('storageKeyArn'),
            identityPolicies,
            permissionsBoundary,
            resourcePolicy: keyPolicyOf(
              deployed,
              deployed.told('storageKeyArn'),
            ),
            context: { ...viaSageMaker, ...context },
          }),
        ).resolves.toEqual([]);
      }
    },
  );

  it('T33 no other role of the account uses it unless its own policies say so', async () => {
    await expect(
      deniedBy({
        principal: `arn:aws:iam::${ACCOUNT}:role/other`,
        action: 'kms:Decrypt',
        resource: deployed.told('storageKeyArn'),
        identityPolicies: [],
        resourcePolicy: keyPolicyOf(deployed, deployed.told('storageKeyArn')),
      }),
    ).resolves.not.toEqual([]);
  });
});

describe('T35 keys:', () => {
  it('T35 all of them rotate', () => {
    const { logicalIds, properties } = deployed;
    const keys = logicalIds('AWS::KMS::Key');
    expect(keys.length).toBeGreaterThan(KEYS.length);
    for (const id of keys) {
      expect([id, properties(id).EnableKeyRotation]).toEqual([id, true]);
    }
  });

  const ADMINISTRATION = [
    'kms:PutKeyPolicy',
    'kms:ScheduleKeyDeletion',
    'kms:DisableKey',
    'kms:DisableKeyRotation',
    'kms:RevokeGrant',
    'kms:UpdateKeyDescription',
  ];

  it.each(ROLES.flatMap(role => KEYS.map(key => ({ role, key }))))(
    'T35 $role does not administer $key',
    async ({ role, key }) => {
      for (const action of ADMINISTRATION) {
        const call = use(role, key, action);
        await expect(deniedBy(call)).resolves.not.toEqual([]);
        // Nor is it the boundary alone that holds: the key's own policy does not name it.
        await expect(
          deniedBy({
            ...call,
            identityPolicies: [],
            permissionsBoundary: undefined,
          }),
        ).resolves.not.toEqual([]);
      }
    },
  );

  it.each(KEYS)(
    'T35 %s does not let an execution role administer it, were its policies to allow it',
    async key => {
      for (const role of ROLES) {
        await expect(
          deniedBy({
            ...use(role, key, 'kms:PutKeyPolicy'),
            identityPolicies: [ADMINISTRATOR],
          }),
        ).resolves.not.toEqual([]);
      }
    },
  );

  it.each(KEYS)('T35 the account itself administers %s', async key => {
    await expect(
      deniedBy({
        ...use('jobRoleArn', key, 'kms:PutKeyPolicy'),
        principal: `arn:aws:iam::${ACCOUNT}:role/key-administrator`,
        identityPolicies: [ADMINISTRATOR],
        permissionsBoundary: undefined,
      }),
    ).resolves.toEqual([]);
  });
});

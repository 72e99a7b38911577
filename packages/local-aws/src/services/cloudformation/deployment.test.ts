import { createAccount } from './testing/createAccount';

const vpc = {
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock: '10.0.0.0/16' },
};
const subnet = {
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24' },
};

describe('creating a stack', () => {
  it('x', async () => {
    const account = createAccount();
    const stack = await account.createStack({
      Resources: { Subnet: subnet, Vpc: vpc },
      Outputs: { VpcId: { Value: { Ref: 'Vpc' } } },
    });
    console.log(JSON.stringify(stack, null, 1));
    console.log(
      (await account.events(stack.StackId ?? ''))
        .map(
          e =>
            `${e.LogicalResourceId} ${e.PhysicalResourceId} ${
              e.ResourceStatus
            } ${e.ResourceStatusReason ?? ''}`,
        )
        .join('\n'),
    );
    console.log(
      account
        .calls()
        .map(c => `${c.service} ${c.operation} ${c.outcome} ${c.message ?? ''}`)
        .join('\n'),
    );
    console.log((await account.deleteStack(stack.StackId ?? '')).StackStatus);
  });
});

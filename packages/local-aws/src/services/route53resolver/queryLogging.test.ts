import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  AssociateResolverQueryLogConfigCommand,
  CreateResolverQueryLogConfigCommand,
  DeleteResolverQueryLogConfigCommand,
  DisassociateResolverQueryLogConfigCommand,
  GetResolverQueryLogConfigCommand,
  Route53ResolverClient,
} from '@aws-sdk/client-route53resolver';
import { present, useTestServer } from '../testServer';

const server = useTestServer();
const DestinationArn =
  'arn:aws:logs:eu-west-1:111122223333:log-group:/studio/dns:*';

const create = (destination = DestinationArn) =>
  new Route53ResolverClient(server.clientOptions()).send(
    new CreateResolverQueryLogConfigCommand({
      Name: 'dns',
      DestinationArn: destination,
      CreatorRequestId: 'request',
    }),
  );

describe('a query logging configuration', () => {
  it('lasts until no VPC has it', async () => {
    const resolver = new Route53ResolverClient(server.clientOptions());
    await new CloudWatchLogsClient(server.clientOptions()).send(
      new CreateLogGroupCommand({ logGroupName: '/studio/dns' }),
    );
    const { Vpc } = await new EC2Client(server.clientOptions()).send(
      new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
    );
    const { ResolverQueryLogConfig } = await create();
    const ResolverQueryLogConfigId = present(ResolverQueryLogConfig?.Id);
    const pair = { ResolverQueryLogConfigId, ResourceId: present(Vpc?.VpcId) };
    const associate = () =>
      resolver.send(new AssociateResolverQueryLogConfigCommand(pair));
    const remove = () =>
      resolver.send(
        new DeleteResolverQueryLogConfigCommand({ ResolverQueryLogConfigId }),
      );
    expect((await associate()).ResolverQueryLogConfigAssociation).toMatchObject(
      { Status: 'ACTIVE', ...pair },
    );
    await expect(associate()).rejects.toMatchObject({
      name: 'ResourceExistsException',
    });
    expect(
      (
        await resolver.send(
          new GetResolverQueryLogConfigCommand({ ResolverQueryLogConfigId }),
        )
      ).ResolverQueryLogConfig,
    ).toMatchObject({ AssociationCount: 1, DestinationArn, Status: 'CREATED' });
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
    await resolver.send(new DisassociateResolverQueryLogConfigCommand(pair));
    await remove();
  });

  it('is refused without its log group', async () => {
    await expect(create()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(create('arn:aws:s3:::logs')).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});

import {
  CreateVpcCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  ListFirewallDomainsCommand,
  UpdateFirewallDomainsCommand,
} from '@aws-sdk/client-route53resolver';
import {
  CreateTrainingJobCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { testNetwork } from '../services/ec2/testNetwork';
import { TestResolver } from '../services/route53resolver/testResolver';
import { present, useTestServer } from '../services/testServer';

type Server = ReturnType<typeof useTestServer>;

export interface ListingPage {
  readonly items: string[];
  readonly next?: string;
}

/** A listing of three pages, with what it lists. */
export interface TestListing {
  readonly service: string;
  readonly operation: string;
  create(server: Server): Promise<{
    readonly names: string[];
    page(token?: string): Promise<ListingPage>;
  }>;
}

/** Follows the pages of a listing to their end. */
export async function allPages(
  page: (token?: string) => Promise<ListingPage>,
): Promise<string[]> {
  const { items, next } = await page();
  const rest = [...items];
  for (let token = next; token; ) {
    const following = await page(token);
    rest.push(...following.items);
    token = following.next;
  }
  return rest;
}

const trainingJobs: TestListing = {
  service: 'sagemaker',
  operation: 'ListTrainingJobs',
  async create(server) {
    const client = new SageMakerClient(server.clientOptions());
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const TrainingJobName of names) {
      await client.send(
        new CreateTrainingJobCommand({
          TrainingJobName,
          RoleArn: 'arn:aws:iam::111122223333:role/lab',
          AlgorithmSpecification: { TrainingInputMode: 'File' },
          OutputDataConfig: { S3OutputPath: 's3://models/out' },
          ResourceConfig: { VolumeSizeInGB: 1 },
          StoppingCondition: { MaxRuntimeInSeconds: 60 },
        }),
      );
    }
    return {
      names,
      async page(NextToken) {
        const answer = await client.send(
          new ListTrainingJobsCommand({ NextToken, MaxResults: 2 }),
        );
        return {
          items: (answer.TrainingJobSummaries ?? []).map(job =>
            present(job.TrainingJobName),
          ),
          next: answer.NextToken,
        };
      },
    };
  },
};

const subnets: TestListing = {
  service: 'ec2',
  operation: 'DescribeSubnets',
  async create(server) {
    const client = new EC2Client(server.clientOptions());
    const { Vpc } = await client.send(
      new CreateVpcCommand({ CidrBlock: '10.2.0.0/16' }),
    );
    const names: string[] = [];
    for (let index = 0; index < 15; index += 1) {
      names.push(
        await testNetwork(client).subnet(
          present(Vpc?.VpcId),
          `10.2.${index}.0/24`,
        ),
      );
    }
    return {
      names,
      async page(NextToken) {
        const answer = await client.send(
          new DescribeSubnetsCommand({ NextToken, MaxResults: 5 }),
        );
        return {
          items: (answer.Subnets ?? []).map(({ SubnetId }) =>
            present(SubnetId),
          ),
          next: answer.NextToken,
        };
      },
    };
  },
};

/** Its items are names and no more. */
const firewallDomains: TestListing = {
  service: 'route53resolver',
  operation: 'ListFirewallDomains',
  async create(server) {
    const resolver = new TestResolver(server);
    const FirewallDomainListId = await resolver.newDomainList();
    const Domains = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      name => `${name}.example.com.`,
    );
    await resolver.client.send(
      new UpdateFirewallDomainsCommand({
        FirewallDomainListId,
        Operation: 'ADD',
        Domains,
      }),
    );
    return {
      names: Domains,
      async page(NextToken) {
        const answer = await resolver.client.send(
          new ListFirewallDomainsCommand({
            FirewallDomainListId,
            NextToken,
            MaxResults: 2,
          }),
        );
        return { items: answer.Domains ?? [], next: answer.NextToken };
      },
    };
  },
};

export const LISTINGS = [trainingJobs, subnets, firewallDomains];

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import {
  Account,
  createAccount,
} from '../services/cloudformation/testing/createAccount';
import { deployAssembly } from './deployAssembly';

const BUCKET = 'cdk-hnb659fds-assets-${AWS::AccountId}-eu-west-1';

interface StackSource {
  readonly template: object;
  readonly dependencies?: string[];
  readonly environment?: string;
}

/** What `cdk synth` writes for these stacks. */
function writeAssembly(
  directory: string,
  stacks: Record<string, StackSource>,
  artifacts: object = {},
): void {
  const write = (name: string, content: object) =>
    writeFileSync(join(directory, name), JSON.stringify(content));
  const ids = Object.keys(stacks);
  ids.forEach(id => {
    write(`${id}.template.json`, stacks[id].template);
    write(`${id}.assets.json`, {
      files: {
        [id]: {
          source: { path: `${id}.template.json`, packaging: 'file' },
          destinations: {
            current: { bucketName: BUCKET, objectKey: `${id}.json` },
          },
        },
      },
    });
  });
  write('manifest.json', {
    artifacts: {
      Tree: { type: 'cdk:tree' },
      ...Object.fromEntries(
        ids.flatMap(id => [
          [
            `${id}.assets`,
            {
              type: 'cdk:asset-manifest',
              properties: { file: `${id}.assets.json` },
            },
          ],
          [
            id,
            {
              type: 'aws:cloudformation:stack',
              environment:
                stacks[id].environment ?? 'aws://unknown-account/eu-west-1',
              properties: {
                templateFile: `${id}.template.json`,
                stackTemplateAssetObjectUrl: `s3://${BUCKET}/${id}.json`,
              },
              dependencies: [
                `${id}.assets`,
                ...(stacks[id].dependencies ?? []),
              ],
            },
          ],
        ]),
      ),
      ...artifacts,
    },
  });
}

const network = (CidrBlock: string, logicalId = 'Vpc') => ({
  Parameters: {
    BootstrapVersion: {
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: '/cdk-bootstrap/hnb659fds/version',
    },
  },
  Rules: {
    CheckBootstrapVersion: {
      Assertions: [
        {
          Assert: {
            'Fn::Not': [
              {
                'Fn::Contains': [
                  ['1', '2', '3', '4', '5'],
                  { Ref: 'BootstrapVersion' },
                ],
              },
            ],
          },
          AssertDescription: 'A newer bootstrap is needed.',
        },
      ],
    },
  },
  Resources: {
    [logicalId]: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock } },
  },
  Outputs: {
    Vpc: { Value: { Ref: logicalId }, Export: { Name: 'the-vpc' } },
  },
});

const workload = {
  Resources: {
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { 'Fn::ImportValue': 'the-vpc' },
        CidrBlock: '10.0.1.0/24',
      },
    },
  },
};

let directory: string;
let account: Account;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  account = createAccount();
});
afterEach(() => rmSync(directory, { recursive: true }));

const deploy = () =>
  deployAssembly({
    directory,
    invoke: account.invoke,
    accountId: '111122223333',
    region: 'eu-west-1',
  });

const stacks = async () => {
  const { Stacks = [] } = await account.invoke<DescribeStacksOutput>(
    'cloudformation',
    'DescribeStacks',
    {},
  );
  return Object.fromEntries(
    Stacks.map(stack => [stack.StackName, stack.StackStatus]),
  );
};

describe('deployAssembly', () => {
  it('deploys the stacks after those that they depend on', async () => {
    writeAssembly(directory, {
      Workload: { template: workload, dependencies: ['Network'] },
      Network: { template: network('10.0.0.0/16') },
    });
    await deploy();
    expect(await stacks()).toEqual({
      Network: 'CREATE_COMPLETE',
      Workload: 'CREATE_COMPLETE',
    });
  });

  it('leaves alone what is equal and updates what changed', async () => {
    writeAssembly(directory, { A: { template: network('10.0.0.0/16') } });
    await deploy();
    await deploy();
    expect(await stacks()).toEqual({ A: 'CREATE_COMPLETE' });

    writeAssembly(directory, { A: { template: network('10.9.0.0/16') } });
    await deploy();
    expect(await stacks()).toEqual({ A: 'UPDATE_COMPLETE' });
  });

  it('gives the reasons of a stack that fails, and creates it anew the next time', async () => {
    writeAssembly(directory, { A: { template: network('10.0.0.0/99') } });
    await expect(deploy()).rejects.toThrow(
      /The stack A ended in ROLLBACK_COMPLETE\nVpc: .*10\.0\.0\.0\/99/,
    );
    writeAssembly(directory, { A: { template: network('10.0.0.0/16') } });
    await deploy();
    expect(await stacks()).toEqual({ A: 'CREATE_COMPLETE' });
  });

  it.each<[string, () => void, RegExp]>([
    [
      'an assembly for another region',
      () =>
        writeAssembly(directory, {
          A: {
            template: network('10.0.0.0/16'),
            environment: 'aws://unknown-account/us-east-1',
          },
        }),
      /stack A was synthesized for aws:\/\/unknown-account\/us-east-1/,
    ],
    [
      'an artifact of an unknown type',
      () => writeAssembly(directory, {}, { Odd: { type: 'aws:odd' } }),
      /the type aws:odd of the artifact Odd/,
    ],
    [
      'stacks that depend on each other',
      () =>
        writeAssembly(directory, {
          A: { template: workload, dependencies: ['B'] },
          B: { template: workload, dependencies: ['A'] },
        }),
      /depend on each other/,
    ],
    ['a folder that holds no assembly', () => {}, /manifest\.json/],
  ])('refuses %s', async (_name, write, message) => {
    write();
    await expect(deploy()).rejects.toThrow(message);
  });
});

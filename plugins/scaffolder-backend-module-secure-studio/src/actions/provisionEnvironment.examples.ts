import { stringify } from 'yaml';

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'provision',
        name: 'Provision the environment',
        action: 'secureStudio:environment:provision',
        input,
      },
    ],
  });

export const examples = [
  {
    description: 'Provision an environment and wait until it is available',
    example: step({
      owner: 'group:default/team-a',
      name: 'forecast',
      target: 'sandbox',
      profileUser: 'user:default/data-scientist-a1',
      teamDomains: ['.kaggle.com'],
    }),
  },
  {
    description: 'Only ask for it, in a network of its own choice',
    example: step({
      owner: 'group:default/team-a',
      name: 'forecast',
      target: 'sandbox',
      profileUser: 'user:default/data-scientist-a1',
      network: {
        vpcCidr: '10.8.0.0/16',
        firewallSubnetCidrs: ['10.8.1.0/24'],
        natSubnetCidrs: ['10.8.2.0/24'],
        studioSubnetCidrs: ['10.8.3.0/24'],
      },
      wait: false,
    }),
  },
  {
    description:
      'Provision one without internet, in two zones, for jobs in network isolation',
    example: step({
      owner: 'group:default/team-a',
      name: 'sealed',
      target: 'sandbox',
      profileUser: 'user:default/data-scientist-a1',
      egress: { mode: 'none' },
      zones: 2,
      networkIsolation: 'required',
      endpoints: { tier: 'full', exclude: ['codecommit'] },
      logs: { retentionDays: 365, flowLogTraffic: 'ALL' },
    }),
  },
];

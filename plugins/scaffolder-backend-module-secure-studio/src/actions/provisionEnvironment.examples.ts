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
      allowedDomains: ['.kaggle.com'],
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
        firewallSubnetCidr: '10.8.1.0/24',
        natSubnetCidr: '10.8.2.0/24',
        studioSubnetCidr: '10.8.3.0/24',
      },
      wait: false,
    }),
  },
];

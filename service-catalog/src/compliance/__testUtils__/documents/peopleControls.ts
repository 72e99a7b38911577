import type { Control } from './control';

/** What people and their jobs may do. */
export const peopleControls: readonly Control[] = [
  {
    control: 'Sessions are known',
    statement:
      'Each session is of a persona’s role and carries the profile’s name into CloudTrail',
    tests: {
      'controls/endpoints.test.ts': ['T8 who am I:'],
      'controls/domain.test.ts': ['T32 identity:'],
    },
  },
  {
    control: 'Personas',
    statement:
      'A data scientist administers nothing; an MLOps engineer deploys; parameters are read below the own path only',
    tests: {
      'controls/personas.test.ts': ['T22 personas:', 'T24 parameters:'],
      'controls/parameterEndpoint.test.ts': [
        'T24 the endpoint of Parameter Store:',
      ],
    },
  },
  {
    control: 'PassRole',
    statement: 'The environment’s job role to SageMaker, and nothing else',
    tests: { 'controls/personas.test.ts': ['T23 PassRole:'] },
  },
  {
    control: 'Jobs in the VPC',
    statement:
      'No job, model or endpoint without the environment’s subnets and security group',
    tests: {
      'controls/jobs.test.ts': ['T18 training jobs:', 'T19 every other job:'],
    },
  },
  {
    control: 'Jobs under the key',
    statement: 'No volume or result without the environment’s key',
    tests: { 'controls/jobs.test.ts': ['T20 keys of jobs:'] },
  },
  {
    control: 'Strict mode',
    statement:
      'Where chosen, no job without network isolation; instance types as chosen',
    tests: {
      'controls/jobs.test.ts': ['T21 network isolation:', 'instance types:'],
    },
  },
  {
    control: 'Isolation of teams',
    statement:
      'By tag, domain and log stream; lists are the whole account’s, which AWS cannot narrow',
    tests: {
      'controls/isolation.test.ts': ['T26 teams:', 'T27 domains:'],
      'controls/logs.test.ts': ['T28 streams of others:'],
    },
  },
  {
    control: 'Studio’s settings',
    statement:
      'VpcOnly, private subnets, own key, no sharing of output, the current Studio',
    tests: { 'controls/domain.test.ts': ['T34 the domain:'] },
  },
];

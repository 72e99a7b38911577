import { Operation } from '../api';
import { EnvironmentFacts, StatusData } from './facts';
import { Finding, otherwise } from './finding';

/** How an operation ended stays to be seen until the next. */
export function operationFindings({
  state,
  message,
}: Pick<Operation, 'state' | 'message'>): Finding[] {
  switch (state) {
    case 'open':
    case 'succeeded':
      return [];
    case 'failed':
    case 'cancelled':
      return [{ status: 'failed', reason: message }];
    case 'abandoned':
      return [{ status: 'degraded', reason: message }];
    default:
      return otherwise(state, []);
  }
}

/** https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionedProductDetail.html */
export function productFindings({ status }: StatusData['product']): Finding[] {
  switch (status) {
    case 'AVAILABLE':
      return [];
    case 'ERROR':
      return [
        { status: 'failed', reason: 'The provisioned product is in error' },
      ];
    case 'TAINTED':
      return [
        {
          status: 'tainted',
          reason:
            'The provisioned product is tainted: its last change was not made as asked',
        },
      ];
    case 'UNDER_CHANGE':
      return [
        {
          status: 'changing',
          reason: 'The provisioned product is being changed',
        },
      ];
    case 'PLAN_IN_PROGRESS':
      return [
        {
          status: 'changing',
          reason: 'A plan for the provisioned product is not executed yet',
        },
      ];
    case 'TERMINATED':
      return [
        {
          status: 'unknown',
          reason:
            'Service Catalog does not list the provisioned product, which does not prove that it is gone',
        },
      ];
    default:
      return otherwise(status, [
        {
          status: 'unknown',
          reason: `The provisioned product is in the state ${status}`,
        },
      ]);
  }
}

const SOUND_STACKS = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'];

/** What was there before an update or import is there again. */
const RESTORED_STACKS = [
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html */
export function stackFindings({ status }: StatusData['stack']): Finding[] {
  const found = (level: Finding['status'], reason: string): Finding[] => [
    { status: level, reason },
  ];
  if (SOUND_STACKS.includes(status)) {
    return [];
  }
  if (status === 'missing') {
    return found('failed', 'CloudFormation has the stack no more');
  }
  if (status === 'DELETE_COMPLETE') {
    return found('failed', 'The stack is deleted');
  }
  if (status === 'ROLLBACK_COMPLETE') {
    return found('failed', 'The stack was rolled back and has nothing left');
  }
  if (RESTORED_STACKS.includes(status)) {
    return found('degraded', 'The last change of the stack was rolled back');
  }
  if (status.endsWith('_IN_PROGRESS')) {
    return found('changing', `The stack is in ${status}`);
  }
  return found(
    status.endsWith('_FAILED') ? 'failed' : 'unknown',
    `The stack is in ${status}`,
  );
}

const MOVING_DOMAINS = ['Pending', 'Updating', 'Deleting'];

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeDomain.html */
export function domainFindings({
  name,
  status,
}: StatusData['domain']): Finding[] {
  if (status === 'InService') {
    return [];
  }
  if (status === 'missing') {
    return [
      { status: 'failed', reason: `SageMaker has the domain ${name} no more` },
    ];
  }
  if (status === 'Failed') {
    return [{ status: 'failed', reason: `The domain ${name} failed` }];
  }
  return [
    {
      status: MOVING_DOMAINS.includes(status) ? 'changing' : 'degraded',
      reason: `The domain ${name} is in the state ${status}`,
    },
  ];
}

/** A profile that comes or goes is no change of the environment. */
export function profilesFindings(
  found: StatusData['profiles'],
  given: EnvironmentFacts['profiles'],
): Finding[] {
  return [
    ...given
      .filter(name => !found.some(profile => profile.name === name))
      .map(name => `SageMaker has no user profile ${name}`),
    ...found
      .filter(({ status }) => status.endsWith('Failed'))
      .map(
        ({ name, status }) =>
          `The user profile ${name} is in the state ${status}`,
      ),
  ].map(reason => ({ status: 'degraded', reason }));
}

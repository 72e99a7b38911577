import fc from 'fast-check';
import { aRecord } from './__testUtils__/builders';
import { FailureEvent, failureReason } from './failureReason';

const STACK =
  'arn:aws:cloudformation:eu-west-1:111122223333:stack/SC-111122223333-pp-1/0a1b';

let time = 0;

/** The next thing that happens. */
function event(over: Partial<FailureEvent> = {}): FailureEvent {
  time += 1_000;
  return {
    occurredAt: new Date(time).toISOString(),
    logicalId: 'Nat',
    resourceType: 'AWS::EC2::NatGateway',
    status: 'CREATE_FAILED',
    message: 'The maximum number of addresses has been reached.',
    ...over,
  };
}

const cancelled = (over: Partial<FailureEvent> = {}) =>
  event({
    logicalId: 'Domain',
    message: 'Resource creation cancelled',
    ...over,
  });
const own = (over: Partial<FailureEvent> = {}) =>
  event({
    logicalId: 'SC-111122223333-pp-1',
    resourceType: 'AWS::CloudFormation::Stack',
    status: 'ROLLBACK_FAILED',
    message: 'The following resource(s) failed to create: [Nat].',
    ...over,
  });
const leftOver = (over: Partial<FailureEvent> = {}) =>
  event({
    logicalId: 'Bucket',
    resourceType: 'AWS::S3::Bucket',
    status: 'DELETE_FAILED',
    message: 'The bucket is not empty.',
    ...over,
  });

const failedRecord = aRecord({
  status: 'FAILED',
  errors: [{ code: 'ProvisioningError', description: 'The stack failed' }],
});
const NAT =
  'Nat (AWS::EC2::NatGateway) CREATE_FAILED: The maximum number of addresses has been reached.';

describe('failureReason of a provision', () => {
  it.each<[string, FailureEvent[], string]>([
    [
      'the failure, not what was cancelled because of it',
      [event(), cancelled(), own()],
      `${NAT} · The stack failed`,
    ],
    [
      'the failure, though what it cancelled is told first',
      [cancelled(), event()],
      `${NAT} · The stack failed`,
    ],
    [
      'the earliest of several failures',
      [event(), event({ logicalId: 'Later', message: 'Something after it' })],
      `${NAT} · The stack failed`,
    ],
    [
      'the failure, not what the rollback could not delete, even before it',
      [leftOver(), event(), leftOver({ logicalId: 'Group' }), own()],
      `${NAT} · The stack failed`,
    ],
    [
      'what the rollback could not delete, where nothing else is told',
      [cancelled(), leftOver(), own()],
      'Bucket (AWS::S3::Bucket) DELETE_FAILED: The bucket is not empty. · The stack failed',
    ],
    [
      'the failure of an update',
      [event({ status: 'UPDATE_FAILED', message: 'Not updatable' }), own()],
      'Nat (AWS::EC2::NatGateway) UPDATE_FAILED: Not updatable · The stack failed',
    ],
    [
      'a nested stack with its details',
      [
        event({
          logicalId: 'Network',
          resourceType: 'AWS::CloudFormation::Stack',
          message:
            'Embedded stack arn:aws:cloudformation:x was not successfully created: The following resource(s) failed to create: [Vpc].',
        }),
        own({ status: 'CREATE_FAILED' }),
      ],
      'Network (AWS::CloudFormation::Stack) CREATE_FAILED: Embedded stack arn:aws:cloudformation:x was not successfully created: The following resource(s) failed to create: [Vpc]. · The stack failed',
    ],
    [
      "Service Catalog's own where the stack tells nothing but its sum",
      [own({ status: 'CREATE_FAILED' }), cancelled()],
      'The stack failed',
    ],
    [
      "Service Catalog's own without repeating the stack's",
      [event({ message: 'The stack failed' })],
      'Nat (AWS::EC2::NatGateway) CREATE_FAILED: The stack failed',
    ],
  ])('is %s, in whatever order the events come', (_, events, message) => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length }),
        shuffled => {
          expect(failureReason(failedRecord, shuffled, STACK)).toEqual({
            name: 'ProvisioningError',
            message,
          });
        },
      ),
    );
  });

  it('says so where nobody gives a reason', () => {
    expect(failureReason(aRecord({ errors: [] }), [], null)).toEqual({
      name: 'ProvisioningFailed',
      message: "Service Catalog's record rec-1 failed and gives no reason",
    });
  });
});

describe('failureReason of a termination', () => {
  const termination = aRecord({
    ...failedRecord,
    type: 'TERMINATE_PROVISIONED_PRODUCT',
  });

  it('is everything that could not be deleted, each once, and nothing of the creation', () => {
    const events = [
      event(),
      leftOver({ message: 'Busy' }),
      leftOver(),
      leftOver({
        logicalId: 'Group',
        resourceType: 'AWS::EC2::SecurityGroup',
        message: 'It has a dependent object.',
      }),
      own({ status: 'DELETE_FAILED' }),
    ];
    expect(failureReason(termination, events, STACK).message).toBe(
      'Bucket (AWS::S3::Bucket) DELETE_FAILED: The bucket is not empty. · Group (AWS::EC2::SecurityGroup) DELETE_FAILED: It has a dependent object. · The stack failed',
    );
  });
});

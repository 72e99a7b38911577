import type {
  DeleteConfigurationRecorderRequest,
  DeleteDeliveryChannelRequest,
  DescribeConfigurationRecordersResponse,
  DescribeDeliveryChannelsResponse,
  PutConfigurationRecorderRequest,
  PutDeliveryChannelRequest,
  StartConfigurationRecorderRequest,
  StopConfigurationRecorderRequest,
} from '@aws-sdk/client-config-service';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import {
  deliveryChannels,
  operation,
  RecorderRecord,
  recorders,
} from './tables';

/** "You can have one configuration recorder for each account and Region" (API reference). */
const PutConfigurationRecorder = operation<PutConfigurationRecorderRequest>()(
  ['ConfigurationRecorder'],
  [],
  ({ ConfigurationRecorder: given }, { state }): object => {
    const name = given.name ?? 'default';
    const [other] = recorders(state).values();
    if (other && other.recorder.name !== name) {
      throw new AwsError(
        'MaxNumberOfConfigurationRecordersExceededException',
        `Failed to put configuration recorder '${name}' because the maximum number of configuration recorders: 1 is reached.`,
      );
    }
    recorders(state).set(name, {
      recorder: { ...given, name },
      recording: other?.recording ?? false,
    });
    return {};
  },
);

const PutDeliveryChannel = operation<PutDeliveryChannelRequest>()(
  ['DeliveryChannel'],
  [],
  ({ DeliveryChannel: given }, { state }): object => {
    const name = given.name ?? 'default';
    if (!recorders(state).values().length) {
      throw new AwsError(
        'NoAvailableConfigurationRecorderException',
        'Configuration recorder is not available to put delivery channel.',
      );
    }
    const [other] = deliveryChannels(state).values();
    if (other && other.name !== name) {
      throw new AwsError(
        'MaxNumberOfDeliveryChannelsExceededException',
        `Failed to put delivery channel '${name}' because the maximum number of delivery channels: 1 is reached.`,
      );
    }
    deliveryChannels(state).set(name, { ...given, name });
    return {};
  },
);

const StartConfigurationRecorder =
  operation<StartConfigurationRecorderRequest>()(
    ['ConfigurationRecorderName'],
    [],
    ({ ConfigurationRecorderName }, context): object => {
      if (!deliveryChannels(context.state).values().length) {
        throw new AwsError(
          'NoAvailableDeliveryChannelException',
          'Delivery channel is not available to start configuration recorder.',
        );
      }
      return setRecording(ConfigurationRecorderName, true, context);
    },
  );

const StopConfigurationRecorder = operation<StopConfigurationRecorderRequest>()(
  ['ConfigurationRecorderName'],
  [],
  ({ ConfigurationRecorderName }, context): object =>
    setRecording(ConfigurationRecorderName, false, context),
);

function setRecording(
  name: string,
  recording: boolean,
  context: CallContext,
): object {
  const found = findRecorder(name, context);
  recorders(context.state).set(name, { ...found, recording });
  return {};
}

/** @throws AwsError NoSuchConfigurationRecorderException */
function findRecorder(name: string, { state }: CallContext): RecorderRecord {
  const found = recorders(state).get(name);
  if (!found) {
    throw new AwsError(
      'NoSuchConfigurationRecorderException',
      `Cannot find configuration recorder with the specified name '${name}'.`,
    );
  }
  return found;
}

const DescribeConfigurationRecorders = operation<object>()(
  [],
  [],
  (_input, { state }): DescribeConfigurationRecordersResponse => ({
    ConfigurationRecorders: recorders(state)
      .values()
      .map(({ recorder }) => recorder),
  }),
);

const DescribeDeliveryChannels = operation<object>()(
  [],
  [],
  (_input, { state }): DescribeDeliveryChannelsResponse => ({
    DeliveryChannels: deliveryChannels(state).values(),
  }),
);

const DeleteConfigurationRecorder =
  operation<DeleteConfigurationRecorderRequest>()(
    ['ConfigurationRecorderName'],
    [],
    ({ ConfigurationRecorderName }, context): object => {
      findRecorder(ConfigurationRecorderName, context);
      recorders(context.state).delete(ConfigurationRecorderName);
      return {};
    },
  );

const DeleteDeliveryChannel = operation<DeleteDeliveryChannelRequest>()(
  ['DeliveryChannelName'],
  [],
  ({ DeliveryChannelName }, { state }): object => {
    if (
      recorders(state)
        .values()
        .some(({ recording }) => recording)
    ) {
      throw new AwsError(
        'LastDeliveryChannelDeleteFailedException',
        `Failed to delete last specified delivery channel with name '${DeliveryChannelName}', because there is a running configuration recorder.`,
      );
    }
    deliveryChannels(state).delete(DeliveryChannelName);
    return {};
  },
);

export const recorderOperations = {
  PutConfigurationRecorder,
  PutDeliveryChannel,
  StartConfigurationRecorder,
  StopConfigurationRecorder,
  DescribeConfigurationRecorders,
  DescribeDeliveryChannels,
  DeleteConfigurationRecorder,
  DeleteDeliveryChannel,
};

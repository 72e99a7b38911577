import { JsonCodec } from '@aws-sdk/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../AwsError';
import { operationSchema, unknownOperation } from './operations';
import { Protocol, ServiceModel } from './types';

/** `SCHEMA.TIMESTAMP_EPOCH_SECONDS`: what the JSON protocols use where a member says nothing else. */
const EPOCH_SECONDS = 7;

const codec = new JsonCodec({
  timestampFormat: { useTrait: true, default: EPOCH_SECONDS },
  jsonName: false,
});

/** AWS JSON 1.0 and 1.1: they differ in the content type alone. */
export const awsJson: Protocol = {
  async decode(model, request) {
    const [target, operation] = (request.headers['x-amz-target'] ?? '').split(
      '.',
    );
    if (target !== model.target || !operation) {
      throw unknownOperation(model, request.headers['x-amz-target'] ?? '');
    }
    const { input } = operationSchema(model, operation);
    try {
      const body = request.body.length ? request.body : Buffer.from('{}');
      const decoded = await codec.createDeserializer().read(input, body);
      return { operation, input: decoded ?? {} };
    } catch (error) {
      throw new AwsError('SerializationException', String(error));
    }
  },

  encode(model, operation, output) {
    const { output: schema } = operationSchema(model, operation);
    const serializer = codec.createSerializer();
    const isUnit = NormalizedSchema.of(schema).isUnitSchema();
    if (!isUnit) serializer.write(schema, output);
    return {
      status: 200,
      headers: { 'content-type': contentType(model) },
      body: isUnit ? '{}' : serializer.flush(),
    };
  },

  encodeError(model, error) {
    return {
      status: error.status,
      headers: {
        'content-type': contentType(model),
        'x-amzn-errortype': error.code,
      },
      body: JSON.stringify({ __type: error.code, message: error.message }),
    };
  },
};

function contentType(model: ServiceModel): string {
  return model.protocol === 'awsJson1_0'
    ? 'application/x-amz-json-1.0'
    : 'application/x-amz-json-1.1';
}

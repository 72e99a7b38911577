import { AwsError } from '../AwsError';
import { Form, FormStyle, readForm } from './form';
import { operationSchema } from './operations';
import { Protocol, ServiceModel } from './types';
import { escapeXml, writeXmlChildren } from './xml';

const HEADERS = { 'content-type': 'text/xml;charset=UTF-8' };

/** The AWS query protocol: form fields in, XML with a nested result out. */
export const awsQuery: Protocol = {
  async decode(model, request) {
    return decodeForm(model, request.body, 'awsQuery');
  },

  encode(model, operation, output, requestId) {
    const { output: schema } = operationSchema(model, operation);
    const result = writeXmlChildren(schema, output);
    return {
      status: 200,
      headers: HEADERS,
      body:
        `<${operation}Response xmlns="${model.xmlNamespace}">` +
        `<${operation}Result>${result}</${operation}Result>` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>` +
        `</${operation}Response>`,
    };
  },

  encodeError(model, error, requestId) {
    const type = error.status < 500 ? 'Sender' : 'Receiver';
    return {
      status: error.status,
      headers: HEADERS,
      body:
        `<ErrorResponse xmlns="${model.xmlNamespace}"><Error><Type>${type}</Type>` +
        `${codeAndMessage(
          error,
        )}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    };
  },
};

/** EC2's variant: lists are flat, and the result is not nested. */
export const ec2Query: Protocol = {
  async decode(model, request) {
    return decodeForm(model, request.body, 'ec2Query');
  },

  encode(model, operation, output, requestId) {
    const { output: schema } = operationSchema(model, operation);
    return {
      status: 200,
      headers: HEADERS,
      body:
        `<${operation}Response xmlns="${model.xmlNamespace}">` +
        `<requestId>${requestId}</requestId>${writeXmlChildren(
          schema,
          output,
        )}</${operation}Response>`,
    };
  },

  encodeError(_model, error, requestId) {
    return {
      status: error.status,
      headers: HEADERS,
      body:
        `<Response><Errors><Error>${codeAndMessage(error)}</Error></Errors>` +
        `<RequestID>${requestId}</RequestID></Response>`,
    };
  },
};

function codeAndMessage(error: AwsError): string {
  return `<Code>${error.code}</Code><Message>${escapeXml(
    error.message,
  )}</Message>`;
}

function decodeForm(model: ServiceModel, body: Uint8Array, style: FormStyle) {
  const fields = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const operation = fields.get('Action') ?? '';
  const { input: schema } = operationSchema(model, operation);
  fields.delete('Action');
  fields.delete('Version');

  const read = new Set<string>();
  const keys = [...fields.keys()];
  const form: Form = {
    get(key) {
      read.add(key);
      return fields.get(key) ?? undefined;
    },
    has: prefix =>
      prefix === '' ||
      keys.some(key => key === prefix || key.startsWith(`${prefix}.`)),
  };
  const input = schema.isUnitSchema()
    ? {}
    : readForm(schema, '', form, style) ?? {};

  const unknown = keys.find(key => !read.has(key));
  if (unknown) {
    throw new AwsError(
      style === 'ec2Query' ? 'UnknownParameter' : 'ValidationError',
      `The parameter ${unknown} is not recognized`,
    );
  }
  return { operation, input };
}

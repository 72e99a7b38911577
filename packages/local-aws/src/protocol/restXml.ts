import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../AwsError';
import { decodeAwsChunked } from './awsChunked';
import { operationSchema, unknownOperation } from './operations';
import { findRoute, Route } from './restXmlRoute';
import { Protocol, WireRequest } from './types';
import { escapeXml, writeXmlChildren, xmlCodec } from './xml';

/** REST-XML as S3 speaks it, with path-style addresses. */
export const restXml: Protocol = {
  async decode(model, request) {
    const route = findRoute(model, request);
    if (!route) {
      throw unknownOperation(model, `${request.method} ${request.path}`);
    }
    const { input: schema } = operationSchema(model, route.operation);
    return {
      operation: route.operation,
      input: readInput(schema, route, request),
    };
  },

  encode(model, operation, output) {
    const { output: schema } = operationSchema(model, operation);
    const { headers, body } = writeOutput(
      schema,
      { ...output },
      model.xmlNamespace ?? '',
    );
    const [, , , traits] = model.operations.get(operation) ?? [];
    const status =
      typeof traits === 'object' && traits?.http ? traits.http[2] : 200;
    return { status, headers, body };
  },

  encodeError(_model, error, requestId) {
    return {
      status: error.status,
      headers: { 'content-type': 'application/xml' },
      body:
        `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${error.code}</Code>` +
        `<Message>${escapeXml(error.message)}</Message>` +
        `<RequestId>${requestId}</RequestId></Error>`,
    };
  },
};

function readInput(
  schema: NormalizedSchema,
  route: Route,
  request: WireRequest,
): object {
  const body = /aws-chunked/.test(request.headers['content-encoding'] ?? '')
    ? decodeAwsChunked(request.body)
    : request.body;
  const input: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = readMember(name, member, route, request, body);
    if (value !== undefined) input[name] = value;
  }
  return input;
}

function readMember(
  name: string,
  member: NormalizedSchema,
  route: Route,
  request: WireRequest,
  body: Uint8Array,
): unknown {
  const traits = member.getMergedTraits();
  if (traits.httpLabel) return name === 'Bucket' ? route.bucket : route.key;
  if (traits.httpQuery) {
    return readText(member, request.query.get(traits.httpQuery));
  }
  if (traits.httpHeader) {
    return readText(
      member,
      request.headers[traits.httpHeader.toLowerCase()] ?? null,
    );
  }
  if (traits.httpPrefixHeaders) {
    return readPrefixHeaders(traits.httpPrefixHeaders, request);
  }
  if (traits.httpPayload) {
    if (member.isStringSchema()) return Buffer.from(body).toString('utf8');
    if (!member.isStructSchema()) return body;
    return body.length
      ? xmlCodec.createDeserializer().read(member, body)
      : undefined;
  }
  return undefined;
}

function readText(schema: NormalizedSchema, text: string | null): unknown {
  if (text === null) return undefined;
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isBooleanSchema()) return text === 'true';
  if (schema.isTimestampSchema()) return new Date(text);
  if (schema.isListSchema()) return text.split(',').map(item => item.trim());
  return text;
}

function readPrefixHeaders(
  prefix: string,
  request: WireRequest,
): Record<string, string> | undefined {
  const found = Object.entries(request.headers)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value]);
  return found.length ? Object.fromEntries(found) : undefined;
}

function writeOutput(
  schema: NormalizedSchema,
  output: Record<string, unknown>,
  xmlNamespace: string,
): { headers: Record<string, string>; body: Uint8Array | string } {
  const headers: Record<string, string> = {};
  const inBody: Record<string, unknown> = {};
  if (schema.isUnitSchema()) return { headers, body: '' };

  for (const [name, member] of schema.structIterator()) {
    const value = output[name];
    const { httpHeader, httpPrefixHeaders, httpPayload } =
      member.getMergedTraits();
    if (value === undefined || value === null) continue;
    if (httpPayload)
      return {
        headers: withHeaders(schema, output),
        body: payload(member, value, xmlNamespace),
      };
    if (!httpHeader && !httpPrefixHeaders) inBody[name] = value;
  }
  Object.assign(headers, withHeaders(schema, output));
  const hasBodyMembers = [...schema.structIterator()].some(([, member]) => {
    const traits = member.getMergedTraits();
    return !traits.httpHeader && !traits.httpPrefixHeaders;
  });
  if (!hasBodyMembers) return { headers, body: '' };
  headers['content-type'] = 'application/xml';
  return { headers, body: element(schema, inBody, xmlNamespace) };
}

function payload(
  member: NormalizedSchema,
  value: unknown,
  xmlNamespace: string,
): Uint8Array | string {
  if (value instanceof Uint8Array || typeof value === 'string') return value;
  if (member.isStructSchema() && typeof value === 'object' && value) {
    return element(member, value, xmlNamespace);
  }
  throw new AwsError('InternalError', 'The answer has no body to send', 500);
}

function element(
  schema: NormalizedSchema,
  value: object,
  xmlNamespace: string,
): string {
  const name = schema.getMergedTraits().xmlName ?? schema.getName();
  const children = writeXmlChildren(schema, value);
  return `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="${xmlNamespace}">${children}</${name}>`;
}

function withHeaders(
  schema: NormalizedSchema,
  output: Record<string, unknown>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, member] of schema.structIterator()) {
    const value = output[name];
    const { httpHeader, httpPrefixHeaders } = member.getMergedTraits();
    if (value === undefined || value === null) continue;
    if (httpHeader) {
      headers[httpHeader.toLowerCase()] =
        value instanceof Date ? value.toUTCString() : String(value);
    } else if (httpPrefixHeaders) {
      for (const [key, text] of Object.entries(value)) {
        headers[`${httpPrefixHeaders}${key}`] = String(text);
      }
    }
  }
  return headers;
}

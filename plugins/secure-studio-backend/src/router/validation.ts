import { InputError, NotFoundError } from '@backstage/errors';
import express, { ErrorRequestHandler, RequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { spec } from '../schema/openapi.generated';
import { PayloadTooLargeError } from './PayloadTooLargeError';

/** Far more than the largest request that the API takes. */
const BODY_LIMIT = '100kb';

const { EntityRef, EnvironmentName, ProfileName } = spec.components.schemas;

/** What each pattern of openapi.yaml asks for, in plain words. */
const PATTERN_RULES: Record<string, string> = {
  [EntityRef.pattern]:
    'must be a full entity ref such as group:default/data-science',
  [ProfileName.pattern]:
    'must be letters, digits and single hyphens between them',
  [EnvironmentName.pattern]:
    'must start with a lower-case letter and be lower-case letters, digits and hyphens',
  [spec.paths['/environments'].post.parameters[0].schema.pattern]:
    'must be letters, digits and the signs . _ : / -',
};

const explainRefusal: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => next(explain(error));

/**
 * Refuses every request that is not what openapi.yaml says: with 413 where its body is too large, else with
 * an `InputError` that names each field and its rule. What openapi.yaml does not know passes on.
 */
export function createValidation(): (RequestHandler | ErrorRequestHandler)[] {
  return [
    express.json({ limit: BODY_LIMIT }),
    ...middleware({
      // The validator resolves references in place; its types ask for what OpenAPI 3.1 leaves optional.
      apiSpec: structuredClone(spec) as unknown as ApiSpec,
      validateRequests: {
        allErrors: true,
        allowUnknownQueryParameters: false,
      },
      validateResponses: false,
      // Backstage's httpAuth alone decides who calls.
      validateSecurity: false,
      ignoreUndocumented: true,
      useRequestUrl: true,
    }),
    explainRefusal,
  ];
}

type ApiSpec = Parameters<typeof middleware>[0]['apiSpec'];

interface Refusal {
  path: string;
  message?: string;
  errorCode?: string;
}

function explain(error: {
  status?: number;
  type?: string;
  errors?: Refusal[];
}): unknown {
  switch (error.status) {
    case 413:
      return new PayloadTooLargeError(`The body must be at most ${BODY_LIMIT}`);
    case 404:
      return new NotFoundError('Not found');
    case 415:
      return new InputError('content-type: must be application/json');
    case 400:
      break;
    default:
      return error;
  }
  if (error.type === 'entity.parse.failed') {
    return new InputError('body: must be valid JSON');
  }
  if (!error.errors?.length) {
    return new InputError('The request cannot be read');
  }
  return new InputError(error.errors.map(explainField).join('; '));
}

function explainField({ path, message = 'is wrong', errorCode }: Refusal) {
  const field = fieldName(path);
  if (message.startsWith('Unknown query parameter')) {
    return `${field}: is not a known parameter`;
  }
  switch (errorCode) {
    case 'required.openapi.validation':
      return `${field}: is required`;
    case 'additionalProperties.openapi.validation':
      return `${field}: is not a known field`;
    case 'format.openapi.validation':
      return `${field}: must be a valid ${/"(.*)"/.exec(message)?.[1]}`;
    case 'pattern.openapi.validation': {
      const pattern = /^must match pattern "(.*)"$/.exec(message)?.[1] ?? '';
      return `${field}: ${PATTERN_RULES[pattern] ?? message}`;
    }
    default:
      return `${field}: ${message.replace('NOT', 'not')}`;
  }
}

/** `/body/teamDomains/0` is `teamDomains[0]` in the words of the request. */
function fieldName(path: string): string {
  const [, place, ...segments] = path.split('/');
  return (
    segments
      .map(segment => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`))
      .join('')
      .replace(/^\./, '') || place
  );
}

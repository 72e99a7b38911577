import { InputError, NotFoundError } from '@backstage/errors';
import { Violation } from 'backstage-plugin-secure-studio-common';
import { spec } from '../schema/openapi.generated';
import { tellViolations } from '../tellViolations';
import { PayloadTooLargeError } from './PayloadTooLargeError';
import { UnsupportedMediaTypeError } from './UnsupportedMediaTypeError';

/** Far more than the largest request that the API takes. */
export const BODY_LIMIT = '100kb';

const { EntityRef, EnvironmentName, ProfileName } = spec.components.schemas;
const { OperationId } = spec.components.parameters;

/** What each pattern of openapi.yaml asks for, in plain words. */
const PATTERN_RULES: Record<string, string> = {
  [EntityRef.pattern]:
    'must be a full entity ref such as group:default/data-science',
  [ProfileName.pattern]:
    'must be letters, digits and single hyphens between them',
  [EnvironmentName.pattern]:
    'must start with a lower-case letter and be lower-case letters, digits and hyphens',
  [OperationId.schema.pattern]: 'must be a valid uuid in lower case',
  [spec.paths['/environments'].post.parameters[0].schema.pattern]:
    'must be letters, digits and the signs . _ : / -',
};

const UNREADABLE_PATH: Violation = {
  field: 'path',
  rule: 'must be UTF-8 in percent-encoding',
};

interface Refusal {
  path: string;
  message?: string;
  errorCode?: string;
}

/** What the parser of bodies or the validator threw, in words that name each field and its rule. */
export function explainRefusal(error: {
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
      return new UnsupportedMediaTypeError(
        error.type === 'encoding.unsupported'
          ? 'content-encoding: must be gzip or deflate, or be left out'
          : 'content-type: must be application/json in UTF-8',
      );
    case 400:
      break;
    default:
      return error;
  }
  if (error.type === 'entity.parse.failed') {
    return new InputError('body: must be valid JSON');
  }
  if (error instanceof URIError) {
    return new InputError(tellViolations([UNREADABLE_PATH]));
  }
  if (!error.errors?.length) {
    return new InputError('The request cannot be read');
  }
  return new InputError(tellViolations(error.errors.map(explainField)));
}

function explainField({
  path,
  message = 'is wrong',
  errorCode,
}: Refusal): Violation {
  const field = fieldName(path);
  if (message.startsWith('Unknown query parameter')) {
    return { field, rule: 'is not a known parameter' };
  }
  if (message.startsWith('malformed uri')) {
    return UNREADABLE_PATH;
  }
  switch (errorCode) {
    case 'required.openapi.validation':
      return { field, rule: 'is required' };
    case 'additionalProperties.openapi.validation':
      return { field, rule: 'is not a known field' };
    case 'pattern.openapi.validation': {
      const pattern = /^must match pattern "(.*)"$/.exec(message)?.[1] ?? '';
      return { field, rule: PATTERN_RULES[pattern] ?? message };
    }
    default:
      return { field, rule: message.replace('NOT', 'not') };
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

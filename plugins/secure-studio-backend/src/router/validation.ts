import { InputError } from '@backstage/errors';
import express, {
  ErrorRequestHandler,
  Request,
  RequestHandler,
  Router,
} from 'express';
import { middleware } from 'express-openapi-validator';
import { spec } from '../schema/openapi.generated';
import { tellViolations } from '../tellViolations';
import { BODY_LIMIT, explainRefusal } from './explainRefusal';
import { MethodNotAllowedError } from './MethodNotAllowedError';
import { checkBounds } from './requestBounds';

type ApiSpec = Parameters<typeof middleware>[0]['apiSpec'];

const refuse: ErrorRequestHandler = (error, _request, _response, next) =>
  next(explainRefusal(error));

const requireBounds: RequestHandler = (request, _response, next) => {
  const violations = [
    ...checkBounds(request.query, 'query'),
    ...checkBounds(request.body, 'body'),
  ];
  next(
    violations.length > 0
      ? new InputError(tellViolations(violations))
      : undefined,
  );
};

/** HEAD asks for what GET answers, of which Node leaves out the body; the validator knows GET alone. */
const asGet: RequestHandler = (request, _response, next) => {
  request.method = 'GET';
  next();
};

/** The validator compiles the API anew for each content type that it meets, so it meets but one. */
const oneContentType: RequestHandler = (request, _response, next) => {
  const { headers } = request;
  const isJson = request.is('json');
  if (isJson) {
    headers['content-type'] = 'application/json';
  } else if (isJson === null) {
    delete headers['content-type'];
  } else if (headers['content-type'] !== undefined) {
    next(new InputError('content-type: must be application/json'));
    return;
  }
  next();
};

/**
 * Lets only those requests reach the routes that are what openapi.yaml says. Else it answers with 413
 * where the body is too large, 405 where the path has no such method, or an `InputError` that names
 * each field and its rule. Paths that openapi.yaml does not know pass on.
 */
export function createValidatedRouter(routes: RequestHandler): Router {
  const router = express.Router();
  for (const [path, methods] of Object.entries(spec.paths)) {
    if ('get' in methods) {
      router.head(expressPath(path), asGet);
    }
  }
  router.use(
    express.json({ limit: BODY_LIMIT }),
    requireBounds,
    oneContentType,
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
    // Again, since the validator has made numbers of texts.
    requireBounds,
    refuse,
  );
  router.use((request, response, next) =>
    isValidated(request) ? routes(request, response, next) : next(),
  );
  for (const [path, methods] of Object.entries(spec.paths)) {
    router.all(expressPath(path), refuseMethod(Object.keys(methods)));
  }
  return router;
}

/** What the validator has looked at and found good bears its mark. */
function isValidated(request: Request): boolean {
  return 'openapi' in request;
}

/** A request that the validator leaves alone must not reach what it guards. */
function refuseMethod(methods: string[]): RequestHandler {
  const allowed = methods
    .flatMap(method => (method === 'get' ? ['get', 'head'] : [method]))
    .map(method => method.toLocaleUpperCase('en-US'));
  return (request, response, next) => {
    if (allowed.includes(request.method)) {
      next(new InputError('path: must be a path of this API and nothing else'));
      return;
    }
    response.setHeader('Allow', allowed.join(', '));
    next(
      new MethodNotAllowedError(
        `The method must be ${allowed.join(' or ')}, not ${request.method}`,
      ),
    );
  };
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

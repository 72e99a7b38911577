/** What a policy is attached to decides which elements its statements have. */
export type PolicyKind = 'identity' | 'trust' | 'resource';

/** A statement of the IAM policy language, as far as its shape is checked. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, string | string[]>>;
  readonly NotPrincipal?: Readonly<Record<string, string | string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: readonly PolicyStatement[];
}

type Result =
  | { readonly policy: PolicyDocument; readonly problem?: undefined }
  | { readonly problem: string };

const syntax = 'Syntax errors in policy.';
const documentElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);
const principalKinds = new Set([
  'AWS',
  'Service',
  'Federated',
  'CanonicalUser',
]);

/**
 * Reads a policy and checks it against the grammar of the IAM JSON policy language
 * ("Grammar of the IAM JSON policy language", IAM user guide). The messages are IAM's.
 */
export function parsePolicyDocument(text: string, kind: PolicyKind): Result {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { problem: 'This policy contains invalid Json' };
  }
  if (!isRecord(document) || !hasOnly(document, documentElements)) {
    return { problem: syntax };
  }
  const { Version, Statement } = document;
  if (
    Version !== undefined &&
    Version !== '2012-10-17' &&
    Version !== '2008-10-17'
  ) {
    return { problem: syntax };
  }
  if (kind === 'identity' && Version !== '2012-10-17') {
    return {
      problem: 'Policy document must be version 2012-10-17 or greater.',
    };
  }
  const statements: unknown[] = Array.isArray(Statement)
    ? Statement
    : [Statement];
  if (statements.length === 0) {
    return { problem: 'Missing required field Statement' };
  }
  for (const statement of statements) {
    const problem = statementProblem(statement, kind);
    if (problem) {
      return { problem };
    }
  }
  return {
    policy: { ...document, Statement: statements as PolicyStatement[] },
  };
}

/** The AWS principals that a policy names, each once; none for a policy that cannot be read. */
export function awsPrincipals(text: string): string[] {
  const result = parsePolicyDocument(text, 'trust');
  const statements =
    result.problem === undefined ? result.policy.Statement : [];
  const names = statements.flatMap(({ Principal }) =>
    typeof Principal === 'object' ? Principal.AWS ?? [] : [],
  );
  return [...new Set(names)];
}

function statementProblem(
  statement: unknown,
  kind: PolicyKind,
): string | undefined {
  if (!isRecord(statement) || !hasOnly(statement, statementElements)) {
    return syntax;
  }
  const { Effect, Principal, NotPrincipal, Condition } = statement;
  if (Effect === undefined) {
    return 'Missing required field Effect';
  }
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    return `Invalid effect: ${String(Effect)}`;
  }
  if (Condition !== undefined && !isCondition(Condition)) {
    return syntax;
  }
  return (
    actionProblem(statement) ??
    (kind === 'identity'
      ? prohibited(statement, 'Principal') ??
        prohibited(statement, 'NotPrincipal')
      : principalProblem(Principal ?? NotPrincipal)) ??
    (kind === 'trust'
      ? prohibited(statement, 'Resource') ??
        prohibited(statement, 'NotResource')
      : resourceProblem(statement))
  );
}

function prohibited(
  statement: Readonly<Record<string, unknown>>,
  element: string,
): string | undefined {
  return statement[element] === undefined
    ? undefined
    : `Has prohibited field ${element}`;
}

function actionProblem({
  Action,
  NotAction,
}: Readonly<Record<string, unknown>>): string | undefined {
  const actions = strings(Action ?? NotAction);
  if (Action !== undefined && NotAction !== undefined) {
    return syntax;
  }
  if (!actions?.length) {
    return Action === undefined && NotAction === undefined
      ? 'Missing required field Action'
      : 'Policy statement must contain actions.';
  }
  return actions.every(
    action => action === '*' || /^[\w-]+:[\w*?]+$/.test(action),
  )
    ? undefined
    : 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
}

function resourceProblem({
  Resource,
  NotResource,
}: Readonly<Record<string, unknown>>): string | undefined {
  const resources = strings(Resource ?? NotResource);
  if (!resources?.length) {
    return 'Policy statement must contain resources.';
  }
  const wrong = resources.find(
    resource => resource !== '*' && !/^arn:[^:]*:[^:]+:/.test(resource),
  );
  return wrong === undefined
    ? undefined
    : `Resource ${wrong} must be in ARN format or "*".`;
}

function principalProblem(principal: unknown): string | undefined {
  if (principal === undefined) {
    return 'Missing required field Principal';
  }
  if (principal === '*') {
    return undefined;
  }
  if (!isRecord(principal) || !hasOnly(principal, principalKinds)) {
    return syntax;
  }
  for (const [kind, value] of Object.entries(principal)) {
    const values = strings(value);
    if (!values?.length) {
      return syntax;
    }
    const wrong = values.find(name => !isPrincipal(kind, name));
    if (wrong !== undefined) {
      return `Invalid principal in policy: "${kind}":"${wrong}"`;
    }
  }
  return undefined;
}

function isPrincipal(kind: string, name: string): boolean {
  switch (kind) {
    case 'AWS':
      return (
        name === '*' ||
        /^\d{12}$/.test(name) ||
        /^arn:[^:]+:(iam|sts)::(\d{12}|cloudfront):.+$/.test(name)
      );
    case 'Service':
      return /^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|aws|internal)$/.test(name);
    default:
      return name.length > 0;
  }
}

function isCondition(condition: unknown): boolean {
  return (
    isRecord(condition) &&
    Object.values(condition).every(
      test =>
        isRecord(test) &&
        Object.values(test).every(value =>
          [value]
            .flat()
            .every(item =>
              ['string', 'number', 'boolean'].includes(typeof item),
            ),
        ),
    )
  );
}

function strings(value: unknown): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every(item => typeof item === 'string') ? list : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(
  record: Record<string, unknown>,
  elements: ReadonlySet<string>,
): boolean {
  return Object.keys(record).every(element => elements.has(element));
}

import { CallContext } from '../../service';
import {
  isJsonObject,
  Json,
  JsonObject,
} from '../cloudformation/template/json';
import { parameterRef } from '../cloudformation/template/parameters';
import { failedAssertions } from '../cloudformation/template/rules';
import { constraintParameters, constraintsOf } from './constraintsOf';
import { invalidParameters } from './errors';
import { TemplateOutline } from './template';

/**
 * The parameters of a template constraint: `{"Rules": {…}}`, with rules as a template has them
 *.
 *
 * @throws AwsError InvalidParametersException
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
 */
export function checkTemplateConstraint(parameters: string): void {
  const rules = Object.values(rulesOf(parameters));
  const isRule = ({ Assertions }: JsonObject) =>
    Array.isArray(Assertions) &&
    Assertions.length > 0 &&
    Assertions.every(item => isJsonObject(item) && item.Assert !== undefined);
  if (rules.length === 0 || !rules.every(isRule)) {
    throw invalidParameters(
      'Parameters of a TEMPLATE constraint must have Rules, each with Assertions.',
    );
  }
}

/**
 * Checks the parameters of a launch against the rules of the template constraints.
 * [UNV] that Service Catalog does so before the record is made.
 *
 * @throws AwsError InvalidParametersException with the descriptions of the assertions that fail
 */
export function applyTemplateConstraints(
  { portfolioId, productId }: { portfolioId: string; productId: string },
  template: TemplateOutline,
  given: ReadonlyArray<{ readonly Key?: string; readonly Value?: string }>,
  context: CallContext,
): void {
  const values = new Map<string, Json>([
    ['AWS::Region', context.region],
    ['AWS::AccountId', context.caller.accountId],
    ...Object.entries(template.parameters).map(
      ([key, definition]): [string, Json] => [
        key,
        parameterRef(
          { Type: definition.Type },
          {
            key,
            value:
              given.find(({ Key }) => Key === key)?.Value ??
              String(definition.Default ?? ''),
            noEcho: false,
          },
        ),
      ],
    ),
  ]);
  const failed = constraintsOf(portfolioId, productId, context)
    .filter(({ Type }) => Type === 'TEMPLATE')
    .flatMap(({ Parameters }) =>
      failedAssertions(rulesOf(Parameters), {
        ref: name => values.get(name),
        refAll: type =>
          Object.entries(template.parameters)
            .filter(([, definition]) => definition.Type === type)
            .flatMap(([key]) => values.get(key) ?? []),
      }),
    );
  if (failed.length > 0) {
    throw invalidParameters(
      `Template constraint violation: ${failed.join('; ')}`,
    );
  }
}

function rulesOf(parameters: string): Record<string, JsonObject> {
  const { Rules } = constraintParameters(parameters);
  return isJsonObject(Rules)
    ? Object.fromEntries(
        Object.entries(Rules).map(([name, rule]) => [
          name,
          isJsonObject(rule) ? rule : {},
        ]),
      )
    : {};
}

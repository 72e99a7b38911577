import type { IResolvable } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnCondition } from 'aws-cdk-lib';
import { valueIf } from './conditions';

/** A policy whose statements may depend on conditions, which a `PolicyDocument` cannot hold. */
export function policyDocument(statements: (PolicyStatement | IResolvable)[]) {
  return {
    Version: '2012-10-17',
    Statement: statements.map(statement =>
      'toStatementJson' in statement ? statement.toStatementJson() : statement,
    ),
  };
}

/** A statement that is there under a condition. */
export function statementIf(
  condition: CfnCondition,
  statement: PolicyStatement,
): IResolvable {
  return valueIf(condition, statement.toStatementJson());
}

import type { CfnElement } from 'aws-cdk-lib';
import { ProductStack } from 'aws-cdk-lib/aws-servicecatalog';
import { PATH_METADATA_ENABLE_CONTEXT } from 'aws-cdk-lib/cx-api';
import type { Construct } from 'constructs';
import { defineEnvironment } from './environment';
import type { AccountNames } from './names';

/** The product's template: one stack for each environment. */
export class SecureStudioProduct extends ProductStack {
  constructor(scope: Construct, id: string, accountNames: AccountNames) {
    super(scope, id, {
      description: 'A secure Amazon SageMaker Studio environment for one team',
      analyticsReporting: false,
    });
    // The CDK CLI would write the constructs' paths into the template, other tools would not: a
    // version that is kept has to be the same from all of them.
    this.node.setContext(PATH_METADATA_ENABLE_CONTEXT, false);
    defineEnvironment(this, accountNames);
  }

  /**
   * Readable ids, since people see them while an environment comes up: the constructs' ids one
   * after the other, without CDK's hash. Two equal ones fail the synthesis. As in CDK, `Resource`
   * stands for the resource that gives its construct the name.
   */
  protected override allocateLogicalId(element: CfnElement): string {
    const scopes = element.node.scopes;
    return scopes
      .slice(scopes.indexOf(this) + 1)
      .map(scope => scope.node.id)
      .filter(id => id !== 'Resource')
      .join('');
  }
}

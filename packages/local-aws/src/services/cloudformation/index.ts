import { Operation, Service } from '../../service';
import { authorization } from './authorization';
import { continueDeployments } from './deployment/deployStack';
import { changeSetOperations } from './operations/changeSets';
import { changeOperations } from './operations/changeStack';
import { resourceOperations } from './operations/describeResources';
import { describeOperations } from './operations/describeStacks';
import { templateOperations } from './operations/readTemplates';

/**
 * AWS CloudFormation: deploys templates by calling the other services under the stack's role.
 * A deployment runs on in the background. The first call after a restart, whichever it is,
 * continues those that were under way.
 */
export const cloudFormationService: Service = {
  id: 'cloudformation',
  operations: continuing({
    ...changeOperations,
    ...changeSetOperations,
    ...describeOperations,
    ...resourceOperations,
    ...templateOperations,
  }),
  authorization,
};

function continuing(
  operations: Readonly<Record<string, Operation>>,
): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]): [string, Operation] => [
      name,
      (input, context) => {
        continueDeployments(context);
        return operation(input, context);
      },
    ]),
  );
}

import { Service } from '../../service';
import { authorization } from './authorization';
import { automationOperations } from './automations';
import { documentAuthorization } from './documentAuthorization';
import { documentOperations } from './documents';
import { parameterOperations } from './parameters';
import { tagOperations } from './tags';

/** AWS Systems Manager: the parameter store, and automations that call APIs. */
export const ssmService: Service = {
  id: 'ssm',
  operations: {
    ...parameterOperations,
    ...tagOperations,
    ...documentOperations,
    ...automationOperations,
  },
  authorization: { ...authorization, ...documentAuthorization },
};

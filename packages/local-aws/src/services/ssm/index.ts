import { Service } from '../../service';
import { authorization } from './authorization';
import { parameterOperations } from './parameters';
import { tagOperations } from './tags';

/** AWS Systems Manager: the parameter store. */
export const ssmService: Service = {
  id: 'ssm',
  operations: { ...parameterOperations, ...tagOperations },
  authorization,
};

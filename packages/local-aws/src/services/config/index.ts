import { Service } from '../../service';
import { configRuleOperations } from './configRules';
import { recorderOperations } from './recorders';

/** AWS Config: managed rules, which are kept but not evaluated, and what records for them. */
export const configService: Service = {
  id: 'config',
  operations: { ...configRuleOperations, ...recorderOperations },
};

import { Service } from '../../service';
import { aliasOperations } from './aliases';
import { authorization } from './authorization';
import { keyOperations } from './keys';
import { keySettingOperations } from './keySettings';

/** AWS Key Management Service: symmetric keys, their policies and aliases. */
export const kmsService: Service = {
  id: 'kms',
  operations: {
    ...keyOperations,
    ...keySettingOperations,
    ...aliasOperations,
  },
  authorization,
};

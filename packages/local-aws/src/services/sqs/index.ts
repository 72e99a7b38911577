import { Service } from '../../service';
import { authorization } from './authorization';
import { messageOperations } from './messages';
import { queueOperations } from './queues';
import { tagOperations } from './tags';

/** Amazon Simple Queue Service: standard queues. */
export const sqsService: Service = {
  id: 'sqs',
  operations: { ...queueOperations, ...messageOperations, ...tagOperations },
  authorization,
};

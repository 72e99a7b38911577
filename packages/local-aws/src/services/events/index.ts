import { Service } from '../../service';
import { authorization } from './authorization';
import { PutEvents } from './putEvents';
import { ruleOperations } from './rules';
import { targetOperations } from './targets';

/** Amazon EventBridge: rules with patterns on the default bus, for queues and automations. */
export const eventsService: Service = {
  id: 'events',
  operations: { ...ruleOperations, ...targetOperations, PutEvents },
  authorization,
};

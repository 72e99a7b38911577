import { accountAcknowledgements } from './accountAcknowledgements';
import { guardrailsAcknowledgements } from './guardrailsAcknowledgements';
import { productAcknowledgements } from './productAcknowledgements';
import { productPolicyAcknowledgements } from './productPolicyAcknowledgements';

/** What cdk-nag finds on the stacks, and why it stands. */
export const acknowledgements = [
  ...productAcknowledgements,
  ...productPolicyAcknowledgements,
  ...accountAcknowledgements,
  ...guardrailsAcknowledgements,
];

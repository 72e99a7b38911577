/** What the values are called that a requester can choose. */
export const choiceMessages = {
  none: 'No internet',
  allowlist: 'Only the domains on the allowlist',
  denylist: 'All but the domains on the denylist',
  open: 'Everything, unfiltered',
  beforeNat: 'Before the NAT gateway',
  afterNat: 'After the NAT gateway',
  drop: 'Leave it without an answer',
  reject: 'Reset it at once',
  studio: 'Studio',
  core: 'Core, the fewest',
  full: 'Full',
  IAM: 'The portal (IAM)',
  SSO: 'IAM Identity Center (SSO)',
  dataScientist: 'Data scientist',
  mlopsEngineer: 'MLOps engineer',
  disabled: 'None',
  enabled: 'Amazon EFS',
  optional: 'As each job says',
  required: 'Required of every job',
  REJECT: 'What is rejected',
  ACCEPT: 'What is accepted',
  ALL: 'All',
  jumpStart: 'Models of SageMaker JumpStart',
  imageLayers: 'Image layers of Amazon ECR',
  sampleFiles: 'SageMaker sample files',
  zones_one: '{{count, number}} Availability Zone',
  zones_other: '{{count, number}} Availability Zones',
  days_one: '{{count, number}} day',
  days_other: '{{count, number}} days',
} as const;

/** What is to be known before one of them is chosen. */
export const choiceWarningMessages = {
  open: 'Nothing is filtered: whoever works here can send data anywhere. There is a NAT gateway and no firewall.',
  denylist:
    'Whatever is not on the list passes: data can be sent to any domain that nobody thought of.',
  oneZone:
    'Not highly available: if this zone fails, so does Studio. More zones cost more; it cannot be changed later.',
  SSO: 'The portal opens no Studio in this mode: people sign in through the access portal of the organization. It cannot be changed later.',
} as const;

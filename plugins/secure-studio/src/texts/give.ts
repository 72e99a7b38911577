/** What is said where an environment is given to another group. */
export const giveMessages = {
  action: 'Give to another group',
  title: 'Give {{name}} to another group',
  hint: 'Its full name, its data and its profiles stay. Who is not a member of the new group sees it no more.',
  group: 'Group',
  groupSearch: 'Name of a group',
  groupsError: 'The groups could not be read: {{reason}}',
  name: 'Name in the group',
  nameHint: 'Needed where the group has an environment of the same name.',
  reason: 'Reason',
  reasonHint: 'For the audit log.',
  cancel: 'Cancel',
  close: 'Close',
  failed: 'It was not given away',
  done: 'It belongs to {{owner}} now',
  doneHint: 'The group knows it as {{name}}.',
  others:
    'These profiles belong to people who are not members, and cannot be opened: {{profiles}}',
} as const;

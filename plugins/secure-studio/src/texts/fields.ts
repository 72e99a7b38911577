/** What the form fields say. */
export const fieldMessages = {
  rule: '{{field}} {{rule}}.',
  choice: {
    targetFirst: 'Choose the target first.',
    only: 'The target lets nothing else be chosen.',
    none: 'The target lets none be chosen.',
  },
  acknowledgement: {
    open: 'I know that nothing is filtered, and that I answer for it',
    needed: 'It is needed for open egress.',
  },
  existingVpc: {
    use: 'Use a VPC that is there already',
    vpcId: 'VPC id',
    studioSubnetIds: 'Studio subnet ids, one per zone',
    studioRouteTableIds: 'Their route table ids, one per zone',
    internetGatewayId: 'Internet gateway id',
    s3EndpointId: 'S3 gateway endpoint id, if there is one',
  },
  team: {
    none: 'You are in no group of the catalog, and an environment belongs to one. Ask your platform team to add you.',
    notMember: 'Choose a team that you are in.',
    readError: 'Your teams could not be read: {{reason}}',
  },
  name: {
    rule: 'The name {{rule}}.',
    checking: 'Checking whether the name is free…',
    available: '{{fullName}} is free.',
    taken: 'The name is taken.',
    checkError: 'Whether the name is free could not be checked: {{reason}}',
  },
  target: {
    teamFirst: 'Choose the team first.',
    none: 'No target is open to this team. Ask your platform team to open one.',
    notOpen: 'Choose a target that is open to the team.',
    unusable: '{{id}} cannot be used now: {{problem}}',
    readError: 'The targets could not be read: {{reason}}',
  },
  profileUser: {
    teamFirst: 'Choose the team first.',
    notMember: 'Choose a member of the team.',
    none: 'This team has no members in the catalog.',
    search: 'Name of a member',
    readError: 'The members of the team could not be read: {{reason}}',
  },
  domains: {
    targetFirst: 'Choose the target first.',
    none: 'This target has no domains that may be allowed without a review.',
    noList: 'With this egress mode there is no list of domains.',
    blocked: 'Domains to block, between commas',
    subdomains: '{{domain}} and its subdomains',
    within: 'Single ones within these, between commas',
    twice: '{{domain}} is there more than once and counts once.',
    covered: '{{domain}} is within {{coveredBy}} already.',
  },
  tags: {
    hint: 'The target asks for these tags, by which cost and ownership are found.',
  },
  network: {
    own: 'Choose the network’s addresses',
    defaults:
      'Otherwise the network is {{vpcCidr}}, with Studio in {{studioSubnetCidrs}}.',
    vpcCidr: 'VPC',
    firewallSubnetCidrs: 'Firewall subnets, one per zone',
    natSubnetCidrs: 'NAT subnets, one per zone',
    studioSubnetCidrs: 'Studio subnets, one per zone',
  },
} as const;

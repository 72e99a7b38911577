/** Events as EventBridge has them, for tests of patterns. */

const ACCOUNT = '111122223333';

export type BusEvent = ReturnType<typeof busEvent>;

export function busEvent(
  source: string,
  detailType: string,
  detail: object,
  resources: string[] = [],
) {
  return {
    version: '0',
    id: '7bf73129-1428-4cd3-a780-95db273d1602',
    'detail-type': detailType,
    source,
    account: ACCOUNT,
    time: '2026-01-01T00:00:00Z',
    region: 'eu-west-1',
    resources,
    detail,
  };
}

const role = (name: string) => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/session`,
  accountId: ACCOUNT,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
    },
  },
});

/** Who calls, by CloudTrail's userIdentity element. */
export const CALLERS = {
  administrator: role('administrator'),
  user: {
    type: 'IAMUser',
    arn: `arn:aws:iam::${ACCOUNT}:user/somebody`,
    accountId: ACCOUNT,
  },
  cloudFormation: {
    ...role('launch'),
    invokedBy: 'cloudformation.amazonaws.com',
  },
  networkFirewall: {
    ...role('AWSServiceRoleForNetworkFirewall'),
    invokedBy: 'network-firewall.amazonaws.com',
  },
  sageMaker: { ...role('launch'), invokedBy: 'sagemaker.amazonaws.com' },
  operate: role('secure-studio-operate'),
  open: role('secure-studio-open'),
};

/** A management event of CloudTrail. */
export function apiCall(
  service: string,
  eventName: string,
  more: {
    readonly by?: object;
    readonly requestParameters?: object;
    readonly errorCode?: string;
  } = {},
) {
  return busEvent(`aws.${service}`, 'AWS API Call via CloudTrail', {
    eventSource: `${service}.amazonaws.com`,
    eventName,
    userIdentity: more.by ?? CALLERS.administrator,
    requestParameters: more.requestParameters ?? null,
    ...(more.errorCode && { errorCode: more.errorCode }),
  });
}

/** The same object without one leaf. */
export function without(value: object, path: readonly string[]): object {
  const [first, ...rest] = path;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (name !== first) return [[name, member]];
      return rest.length ? [[name, without(member, rest)]] : [];
    }),
  );
}

/** The same object with another leaf. */
export function changed(
  value: object,
  path: readonly string[],
  leaf: unknown,
): object {
  const [first, ...rest] = path;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name !== first) return [name, member];
      return [name, rest.length ? changed(member, rest, leaf) : leaf];
    }),
  );
}

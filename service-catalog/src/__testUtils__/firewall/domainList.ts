/** A rule group's `RulesSourceList`. */
export interface DomainList {
  readonly GeneratedRulesType: string;
  readonly TargetTypes: string[];
  readonly Targets: string[];
}

const ACTIONS: Record<string, string> = {
  ALLOWLIST: 'pass',
  DENYLIST: 'drop',
  REJECTLIST: 'reject',
  ALERTLIST: 'alert',
};

const TO_SERVER = 'flow:to_server, established';

/**
 * The rules that Network Firewall generates from a domain list: `.x` is `x` and everything below
 * it, `x` is `x` alone.
 *
 * An allowlist ends with rules that drop the rest of its two protocols. AWS shows them for the
 * default order of rules; whether they are there in strict order too is [UNV], so tests of
 * allowlists try both.
 * https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateful-rule-groups-domain-names.html
 */
export function generatedRules(
  list: DomainList,
  endsWithDrop: boolean,
): string {
  const { GeneratedRulesType, TargetTypes, Targets } = list;
  const action = ACTIONS[GeneratedRulesType];
  if (!action) {
    throw new Error(`The tests do not know ${GeneratedRulesType}`);
  }
  let signatureId = 0;
  const next = () => {
    signatureId += 1;
    return `sid:${signatureId}; rev:1;`;
  };
  const rules = TargetTypes.flatMap(targetType => [
    ...Targets.map(target => {
      const { protocol, buffer, caseless } = protocolOf(targetType);
      return `${action} ${protocol} $HOME_NET any -> $EXTERNAL_NET any (${buffer} ${contentOf(
        target,
      )}${caseless} msg:"matching ${targetType} ${GeneratedRulesType} FQDNs"; ${TO_SERVER}; ${next()})`;
    }),
    ...(endsWithDrop && GeneratedRulesType === 'ALLOWLIST'
      ? [
          `drop ${
            protocolOf(targetType).protocol
          } $HOME_NET any -> $EXTERNAL_NET any (msg:"not matching any ${targetType} allowlisted FQDNs"; ${TO_SERVER}; ${next()})`,
        ]
      : []),
  ]);
  return rules.join('\n');
}

function protocolOf(targetType: string) {
  switch (targetType) {
    case 'TLS_SNI':
      return {
        protocol: 'tls',
        buffer: 'ssl_state:client_hello; tls.sni;',
        caseless: ' nocase;',
      };
    case 'HTTP_HOST':
      return { protocol: 'http', buffer: 'http.host;', caseless: '' };
    default:
      throw new Error(`The tests do not know the target type ${targetType}`);
  }
}

function contentOf(target: string): string {
  if (!/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(target)) {
    throw new Error(`Not a target of a domain list: "${target}"`);
  }
  return target.startsWith('.')
    ? `dotprefix; content:"${target}"; endswith;`
    : `content:"${target}"; startswith; endswith;`;
}

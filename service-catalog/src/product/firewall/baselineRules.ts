/**
 * Domains that Studio itself needs, whatever the team's list says. The SageMaker SDK's
 * `get_execution_role()` calls IAM, which is global and has no interface endpoint in most
 * regions. Never a whole `.amazonaws.com`: other regions' buckets and other accounts' APIs are
 * under it.
 */
export const BASELINE_DOMAINS = ['iam.amazonaws.com'];

/**
 * Where any account of AWS takes data in, which a denylist would leave open: the APIs of AWS. The
 * region's own are reached through endpoints, not through the firewall.
 */
const AWS_SUFFIX = '.amazonaws.com';

const FIRST_PASS_SID = 2000001;
const FIRST_DROP_SID = 2100001;

/** The same two protocols as in a domain list of Network Firewall: TLS by SNI, HTTP by host. */
function rules(
  action: 'pass' | 'drop',
  domain: string,
  match: string,
  sid: number,
): string[] {
  return [
    `${action} tls $HOME_NET any -> any any (msg:"baseline TLS ${domain}"; ssl_state:client_hello; tls.sni; ${match}; nocase; flow:to_server, established; sid:${sid}; rev:1;)`,
    `${action} http $HOME_NET any -> any any (msg:"baseline HTTP ${domain}"; http.host; ${match}; flow:to_server, established; sid:${
      sid + 1
    }; rev:1;)`,
  ];
}

const PASS_RULES = BASELINE_DOMAINS.flatMap((domain, index) =>
  rules(
    'pass',
    domain,
    `content:"${domain}"; startswith; endswith`,
    FIRST_PASS_SID + 2 * index,
  ),
);

/** Of the mode `allowlist`. */
export const BASELINE_RULES = PASS_RULES.join('\n');

/** Of the mode `denylist`. */
export const DENYLIST_BASELINE_RULES = [
  ...PASS_RULES,
  ...rules(
    'drop',
    AWS_SUFFIX,
    `dotprefix; content:"${AWS_SUFFIX}"; endswith`,
    FIRST_DROP_SID,
  ),
].join('\n');

/**
 * Domains that Studio itself needs, whatever the team's list says. The SageMaker SDK's
 * `get_execution_role()` calls IAM, which is global and has no interface endpoint in most
 * regions. Never a whole `.amazonaws.com`: other regions' buckets and other accounts' APIs are
 * under it.
 */
const BASELINE_DOMAINS = ['iam.amazonaws.com'];

const FIRST_SID = 2000001;

/** The same two protocols as in a domain list of Network Firewall: TLS by SNI, HTTP by host. */
function passRules(domain: string, sid: number): string[] {
  const exactly = `content:"${domain}"; startswith; endswith`;
  return [
    `pass tls $HOME_NET any -> any any (msg:"baseline TLS ${domain}"; ssl_state:client_hello; tls.sni; ${exactly}; nocase; flow:to_server, established; sid:${sid}; rev:1;)`,
    `pass http $HOME_NET any -> any any (msg:"baseline HTTP ${domain}"; http.host; ${exactly}; flow:to_server, established; sid:${
      sid + 1
    }; rev:1;)`,
  ];
}

export const BASELINE_RULES = BASELINE_DOMAINS.flatMap((domain, index) =>
  passRules(domain, FIRST_SID + 2 * index),
).join('\n');

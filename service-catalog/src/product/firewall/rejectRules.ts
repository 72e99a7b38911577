/**
 * Resets what no list passed, so that nobody waits for a time-out. They stand behind every list;
 * what they do not match, the policy drops [UNV].
 */
export const REJECT_RULES = [
  'reject tls $HOME_NET any -> any any (msg:"TLS to an unlisted domain"; ssl_state:client_hello; flow:to_server, established; sid:3000001; rev:1;)',
  'reject http $HOME_NET any -> any any (msg:"HTTP to an unlisted domain"; flow:to_server, established; sid:3000002; rev:1;)',
].join('\n');

/**
 * Drops and logs whatever leaves the VPC and is not TCP to port 80 or 443. The domain lists that
 * follow judge HTTP and TLS alone, so without this a shell, a tunnel over UDP (also QUIC and DNS
 * to a public resolver) or ICMP would pass them by.
 */
export const GUARD_RULES = [
  'drop tcp $HOME_NET any -> any ![80,443] (msg:"TCP to other ports than 80 and 443"; flow:to_server; sid:1000001; rev:1;)',
  'drop udp $HOME_NET any -> any any (msg:"UDP"; sid:1000002; rev:1;)',
  'drop icmp $HOME_NET any -> any any (msg:"ICMP"; sid:1000003; rev:1;)',
].join('\n');

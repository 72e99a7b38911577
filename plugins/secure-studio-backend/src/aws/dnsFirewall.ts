import {
  ListFirewallDomainsCommand,
  Route53ResolverClient,
} from '@aws-sdk/client-route53resolver';
import { undefinedIfNotFound } from './errors';
import { AwsSession } from './sessions';

export interface DnsFirewallGateway {
  /** The domains of a list, without the dot of the root; undefined where there is no such list. */
  listDomains(domainListId: string): Promise<string[] | undefined>;
}

export function createDnsFirewallGateway({
  clientConfig,
  call,
}: AwsSession): DnsFirewallGateway {
  const client = new Route53ResolverClient(clientConfig);

  return {
    async listDomains(FirewallDomainListId) {
      const domains: string[] = [];
      let NextToken: string | undefined;
      do {
        const command = new ListFirewallDomainsCommand({
          FirewallDomainListId,
          MaxResults: 1_000,
          NextToken,
        });
        const page = await undefinedIfNotFound(
          call('route53resolver:ListFirewallDomains', o =>
            client.send(command, o),
          ),
        );
        if (!page) {
          return undefined;
        }
        domains.push(
          ...(page.Domains ?? []).map(domain => domain.replace(/\.$/, '')),
        );
        NextToken = page.NextToken;
      } while (NextToken);
      return domains;
    },
  };
}

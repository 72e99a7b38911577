import {
  CreateFirewallDomainListCommand,
  CreateFirewallRuleCommandInput,
  CreateFirewallRuleGroupCommand,
  Route53ResolverClient,
} from '@aws-sdk/client-route53resolver';
import { present, useTestServer } from '../testServer';

/** Makes what the tests of DNS Firewall start from, over HTTP. */
export class TestResolver {
  readonly client: Route53ResolverClient;

  constructor(server: ReturnType<typeof useTestServer>) {
    this.client = new Route53ResolverClient(server.clientOptions());
  }

  async newDomainList(): Promise<string> {
    const { FirewallDomainList } = await this.client.send(
      new CreateFirewallDomainListCommand({
        Name: 'allowed',
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    return present(FirewallDomainList?.Id);
  }

  async newRuleGroup(): Promise<string> {
    const { FirewallRuleGroup } = await this.client.send(
      new CreateFirewallRuleGroupCommand({ Name: 'egress' }),
    );
    return present(FirewallRuleGroup?.Id);
  }

  /** A rule that allows, in a rule group and with a domain list of its own. */
  async rule(overrides: Partial<CreateFirewallRuleCommandInput> = {}) {
    return {
      Name: 'rule',
      FirewallRuleGroupId:
        overrides.FirewallRuleGroupId ?? (await this.newRuleGroup()),
      FirewallDomainListId:
        overrides.FirewallDomainListId ?? (await this.newDomainList()),
      Priority: 100,
      Action: 'ALLOW' as const,
      ...overrides,
    };
  }
}

import {
  CreateFirewallRuleCommand,
  DeleteFirewallDomainListCommand,
  DeleteFirewallRuleCommand,
  GetFirewallDomainListCommand,
  ListFirewallDomainsCommand,
  ListTagsForResourceCommand,
  UpdateFirewallDomainsCommand,
} from '@aws-sdk/client-route53resolver';
import { useTestServer } from '../testServer';
import { isDomainName } from './domainNames';
import { TestResolver } from './testResolver';

const server = useTestServer();
let resolver: TestResolver;
beforeEach(() => {
  resolver = new TestResolver(server);
});

describe('a domain', () => {
  it.each(['*', 'pypi.org', '*.pypi.org', 'PyPI.org.', 'a-b.c1.io'])(
    '%s is served',
    name => expect(isDomainName(name)).toBe(true),
  );
  it.each(['', '.', '*.*.org', 'a*.org', '.pypi.org', 'a_b.org', '-a.org'])(
    '%s is not',
    name => expect(isDomainName(name)).toBe(false),
  );
});

describe('a domain list', () => {
  it('takes, gives up and replaces domains', async () => {
    const FirewallDomainListId = await resolver.newDomainList();
    const change = (
      Operation: 'ADD' | 'REMOVE' | 'REPLACE',
      Domains: string[],
    ) =>
      resolver.client.send(
        new UpdateFirewallDomainsCommand({
          FirewallDomainListId,
          Operation,
          Domains,
        }),
      );
    await change('ADD', ['PyPI.org', '*.pypi.org']);
    await change('ADD', ['conda.io', 'pypi.org']);
    await change('REMOVE', ['*.pypi.org']);
    const { Domains } = await resolver.client.send(
      new ListFirewallDomainsCommand({ FirewallDomainListId }),
    );
    expect(Domains).toEqual(['pypi.org.', 'conda.io.']);
    await change('REPLACE', ['*']);
    const { FirewallDomainList } = await resolver.client.send(
      new GetFirewallDomainListCommand({ FirewallDomainListId }),
    );
    expect(FirewallDomainList).toMatchObject({
      Status: 'COMPLETE',
      DomainCount: 1,
      Arn: `arn:aws:route53resolver:eu-west-1:111122223333:firewall-domain-list/${FirewallDomainListId}`,
    });
    await expect(change('ADD', ['no_name.org'])).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The domain no_name.org is not valid.',
    });
  });

  it('stays while a rule uses it', async () => {
    const input = await resolver.rule();
    const { FirewallDomainListId, FirewallRuleGroupId } = input;
    await resolver.client.send(new CreateFirewallRuleCommand(input));
    const remove = () =>
      resolver.client.send(
        new DeleteFirewallDomainListCommand({ FirewallDomainListId }),
      );
    await expect(remove()).rejects.toMatchObject({ name: 'ConflictException' });
    await resolver.client.send(
      new DeleteFirewallRuleCommand({
        FirewallDomainListId,
        FirewallRuleGroupId,
      }),
    );
    await remove();
    await expect(remove()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('has the tags it was made with', async () => {
    const id = await resolver.newDomainList();
    const { Tags } = await resolver.client.send(
      new ListTagsForResourceCommand({
        ResourceArn: `arn:aws:route53resolver:eu-west-1:111122223333:firewall-domain-list/${id}`,
      }),
    );
    expect(Tags).toEqual([{ Key: 'team', Value: 'a' }]);
  });
});

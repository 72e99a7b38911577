import {
  NetworkFirewallClient,
  UpdateFirewallDeleteProtectionCommand,
} from '@aws-sdk/client-network-firewall';
import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import { retainedOf } from './__testUtils__/retained';
import type { Choices } from './__testUtils__/Stacks';

const PROTECTED: Choices = { FirewallDeleteProtection: 'yes' };

const collected = (contents: Set<string>, collection: string) =>
  [...contents].filter(item => item.startsWith(`${collection}/`));

jest.setTimeout(60_000);

describe('a protected firewall', () => {
  const account = useAccount(useAssembly());

  it('holds its environment until the protection is switched off', async () => {
    const { clientOptions, stacks } = account();
    const before = account().contents();
    const stack = await stacks.create('lab', PROTECTED);
    await expect(stacks.delete('lab')).rejects.toThrow(
      /Zone1Firewall: .*delete protection of .* is on/,
    );

    await new NetworkFirewallClient(clientOptions).send(
      new UpdateFirewallDeleteProtectionCommand({
        FirewallArn: stack.outputs.FirewallArns,
        DeleteProtection: false,
      }),
    );
    await stacks.delete('lab');
    // The guardrails tell of what was switched past the stack.
    expect(
      account()
        .changes(before)
        .added.filter(item => !item.startsWith('sqs:messages/')),
    ).toEqual(retainedOf(stack));
  });

  it('goes with the mode once its protection is off', async () => {
    const { stacks } = account();
    const before = account().contents();
    const stack = await stacks.create('lab', PROTECTED);
    await stacks.update('lab', {});
    await stacks.update('lab', { EgressMode: 'none' });
    expect(
      collected(account().contents(), 'network-firewall.firewalls'),
    ).toEqual([]);
    await stacks.delete('lab');
    expect(account().changes(before).added).toEqual(retainedOf(stack));
  });

  it('outlives a change of mode, and then holds the VPC of an environment that knows it no more', async () => {
    const { stacks } = account();
    await stacks.create('lab', PROTECTED);
    const { resources } = await stacks.update('lab', {
      ...PROTECTED,
      EgressMode: 'none',
    });
    expect(resources).not.toHaveProperty('Zone1Firewall');
    expect(
      collected(account().contents(), 'network-firewall.firewalls'),
    ).toHaveLength(1);
    await expect(stacks.delete('lab')).rejects.toThrow(
      /NetworkVpc: .*has dependencies/,
    );
  });
});

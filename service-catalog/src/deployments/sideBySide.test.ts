import { useAccount } from './__testUtils__/Account';
import { useAssembly } from './__testUtils__/assembly';
import type { Choices, DeployedStack } from './__testUtils__/Stacks';

/** Even the name; two zones each, since a region gives out five Elastic IP addresses. */
const EQUAL: Choices = {
  EnvironmentName: 'lab',
  Zones: '2',
  EndpointTier: 'full',
};

const idsOf = ({ resources }: DeployedStack) =>
  Object.values(resources).map(
    ({ type, physicalId }) => `${type} ${physicalId}`,
  );

jest.setTimeout(60_000);

describe('two environments of equal choices in one account', () => {
  const account = useAccount(useAssembly());

  it('T37 share no physical id', async () => {
    const { stacks } = account();
    const one = await stacks.create('one', EQUAL);
    const other = await stacks.create('other', EQUAL);
    const ids = new Set(idsOf(one));
    expect(ids.size).toBe(Object.keys(other.resources).length);
    expect(idsOf(other).filter(id => ids.has(id))).toEqual([]);
    await stacks.delete('one');
    await stacks.delete('other');
  });

  it.each([
    ['one', 'other'],
    ['other', 'one'],
  ])('T37 %s goes without touching the %s one', async (first, last) => {
    const { stacks } = account();
    const before = account().contents();
    await stacks.create('one', EQUAL);
    const ofOne = account().changes(before).added;
    const withOne = account().contents();
    await stacks.create('other', EQUAL);
    const ofOther = account().changes(withOne).added;
    expect(account().changes(withOne).removed).toEqual([]);

    await stacks.delete(first);
    const left = last === 'one' ? ofOne : ofOther;
    const contents = account().contents();
    expect(left.filter(item => !contents.has(item))).toEqual([]);

    await stacks.delete(last);
    expect(account().changes(before).removed).toEqual([]);
  });
});

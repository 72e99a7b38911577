import { useTestServer } from '../services/testServer';
import { allPages, LISTINGS } from './testListings';

const server = useTestServer();

describe.each(LISTINGS)(
  'a listing of $service:$operation',
  ({ service, operation, create }) => {
    const fault = { service, operation };

    it('has each item once', async () => {
      const { names, page } = await create(server);
      const listed = await allPages(page);
      expect(listed.sort()).toEqual([...names].sort());
    });

    it('lacks an item in as many answers as were asked for, whichever page it is on', async () => {
      const { names, page } = await create(server);
      const last = (await allPages(page)).slice(-1);
      server
        .running()
        .faults.addOperationFault({ ...fault, leaveOut: last, count: 2 });
      const rest = names.filter(name => !last.includes(name)).sort();
      for (const expected of [rest, rest, [...names].sort()]) {
        const listed = await allPages(page);
        expect(listed.sort()).toEqual(expected);
      }
    });

    it('skips and repeats items across pages, in the same way for the same seed', async () => {
      const { names, page } = await create(server);
      const dealt = async (seed: number) => {
        const id = server
          .running()
          .faults.addOperationFault({ ...fault, shuffle: { seed } });
        const listed = await allPages(page);
        server.running().faults.remove(id);
        return listed;
      };
      const first = await dealt(7);
      expect(first).toHaveLength(names.length);
      expect(new Set(first).size).toBeLessThan(names.length);
      expect(names).toEqual(expect.arrayContaining(first));
      await expect(dealt(7)).resolves.toEqual(first);
      await expect(dealt(8)).resolves.not.toEqual(first);
    });

    it('shows what was there some time ago', async () => {
      const { clock, faults } = server.running();
      faults.addOperationFault({ ...fault, lagMs: 30_000 });
      const { names, page } = await create(server);
      // A list of names may itself not be there yet.
      const early = await allPages(page).catch(() => []);
      expect(early.filter(name => names.includes(name))).toEqual([]);
      clock.advance(30_001);
      await expect(allPages(page)).resolves.toHaveLength(names.length);
    });
  },
);

import { ListView, readAddress, writeAddress } from './listAddress';

describe('the address of the list', () => {
  it.each<[string, ListView]>([
    ['', { sort: 'name', order: 'asc' }],
    ['sort=createdAt&order=desc', { sort: 'createdAt', order: 'desc' }],
    [
      'owner=group%3Adefault%2Fteam-a&target=sandbox&status=failed&search=a+b',
      {
        owner: ['group:default/team-a'],
        target: ['sandbox'],
        status: ['failed'],
        search: 'a b',
        sort: 'name',
        order: 'asc',
      },
    ],
  ])('%j is read and written', (address, view) => {
    expect(readAddress(new URLSearchParams(address))).toEqual(view);
    expect(writeAddress(view).toString()).toBe(address);
  });

  it('leaves out what no list can have', () => {
    const address =
      'sort=color&order=up&status=green&search=&owner=team-a&target=&x=1';
    expect(readAddress(new URLSearchParams(address))).toEqual({
      sort: 'name',
      order: 'asc',
    });
  });
});

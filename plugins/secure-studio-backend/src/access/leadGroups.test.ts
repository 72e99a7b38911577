import fc from 'fast-check';
import { leadGroupOf, teamLedBy } from './leadGroups';

describe('a group of leads', () => {
  it.each([
    ['{group}-leads', 'group:default/team-a-leads'],
    ['leads.{group}', 'group:default/leads.team-a'],
    ['SG_{group}_Owners', 'group:default/sg_team-a_owners'],
  ])('is made of the team’s name by %s', (pattern, group) => {
    expect(leadGroupOf('group:default/team-a', pattern)).toBe(group);
    expect(teamLedBy(group, pattern)).toBe('group:default/team-a');
  });

  it('leads a team of its own namespace', () => {
    expect(teamLedBy('group:other/team-a-leads', '{group}-leads')).toBe(
      'group:other/team-a',
    );
  });

  it.each([
    'group:default/team-a',
    'group:default/-leads',
    'group:default/leads',
  ])('is not %s', group => {
    expect(teamLedBy(group, '{group}-leads')).toBeUndefined();
  });

  it('of any team leads that team and no other', () => {
    const part = fc.stringMatching(/^[a-z0-9._-]{0,8}$/);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9._-]{1,20}$/),
        part,
        part,
        (name, before, after) => {
          const team = `group:default/${name}`;
          const pattern = `${before}{group}${after}`;
          expect(teamLedBy(leadGroupOf(team, pattern), pattern)).toBe(team);
        },
      ),
    );
  });
});

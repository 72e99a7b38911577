import { settings } from '../__testUtils__/settings';
import { checkStudio } from './studio';

const fieldsOf = (asked: Parameters<typeof settings>[0]) =>
  checkStudio(settings(asked)).map(({ field }) => field);

describe('checkStudio', () => {
  it.each<Parameters<typeof settings>[0]>([
    {},
    { authMode: 'SSO', singleSignOnUser: 'scientist@example.com' },
    { idleShutdownMinutes: 60 },
    { idleShutdownMinutes: 525_600 },
    { allowedInstanceTypes: ['*'] },
    { allowedInstanceTypes: ['system', 'ml.t3.medium', 'ml.m5.*'] },
    { organizationId: 'o-a1b2c3d4e5' },
  ])('lets %j pass', asked => {
    expect(fieldsOf(asked)).toEqual([]);
  });

  it.each<[Parameters<typeof settings>[0], string]>([
    [{ authMode: 'SSO' }, 'singleSignOnUser'],
    [{ singleSignOnUser: 'scientist' }, 'singleSignOnUser'],
    [{ authMode: 'SSO', singleSignOnUser: 'a b' }, 'singleSignOnUser'],
    [{ authMode: 'SSO', singleSignOnUser: 'a/b' }, 'singleSignOnUser'],
    [{ idleShutdownMinutes: 59 }, 'idleShutdownMinutes'],
    [{ idleShutdownMinutes: 525_601 }, 'idleShutdownMinutes'],
    [{ idleShutdownMinutes: 60.5 }, 'idleShutdownMinutes'],
    [{ allowedInstanceTypes: ['ml.t3.medium'] }, 'allowedInstanceTypes'],
    [
      { allowedInstanceTypes: ['system', 't3.medium'] },
      'allowedInstanceTypes[1]',
    ],
    [{ allowedInstanceTypes: ['system', 'ml.*'] }, 'allowedInstanceTypes[1]'],
    [
      { allowedInstanceTypes: ['*', 'ml.t3.medium,ml.m5.large'] },
      'allowedInstanceTypes[1]',
    ],
    [{ organizationId: 'o-A1B2C3D4E5' }, 'organizationId'],
    [{ organizationId: 'o-short' }, 'organizationId'],
    [{ organizationId: 'r-a1b2c3d4e5' }, 'organizationId'],
  ])('refuses %j', (asked, field) => {
    expect(fieldsOf(asked)).toEqual([field]);
  });
});

import { ProvisionRequest } from '../api';
import { KNOWN_PARAMETERS, PARAMETER_FIELDS } from '../product';
import { checkDeclared } from './declared';

const REQUEST: ProvisionRequest = {
  owner: 'group:default/team-a',
  name: 'research',
  target: 'sandbox',
  profileUser: 'user:default/scientist',
};

/** Without them no request names anything. */
const IDENTITY = ['EnvironmentName', 'Team', 'UserProfileOwner'];

const FIELDS = [...PARAMETER_FIELDS].flatMap(([parameter, fields]) =>
  fields
    .filter(({ follows, path }) => !follows && !(path in REQUEST))
    .map(({ path, item }) => ({ parameter, path, item })),
);

/** A request that says something at one path only. */
function saying(path: string, item: string | undefined): ProvisionRequest {
  const value = path
    .split('.')
    .reverse()
    .reduce<unknown>(
      (inner, name) => ({ [name]: inner }),
      item === undefined ? 'anything' : ['something', item],
    );
  return { ...REQUEST, ...(value as Partial<ProvisionRequest>) };
}

describe('checkDeclared', () => {
  it.each(FIELDS)(
    'refuses $path ($item) where the version has no $parameter, and nothing else',
    ({ parameter, path, item }) => {
      const request = saying(path, item);
      expect(
        checkDeclared(request, {
          version: '0.9',
          parameters: KNOWN_PARAMETERS.filter(name => name !== parameter),
        }),
      ).toEqual([
        {
          field: item === undefined ? path : `${path}[1]`,
          rule: 'must be left out: version 0.9 of the product does not have it',
        },
      ]);
      expect(
        checkDeclared(request, {
          version: '0.9',
          parameters: [...IDENTITY, parameter],
        }),
      ).toEqual([]);
    },
  );

  it('lets pass what is left out, whatever the version has', () => {
    expect(
      checkDeclared(REQUEST, {
        version: '0.9',
        parameters: ['EnvironmentName', 'Team', 'UserProfileOwner'],
      }),
    ).toEqual([]);
  });

  it('asks for no parameter that only follows from another', () => {
    expect(
      checkDeclared(
        { ...REQUEST, teamDomains: ['.a.com'], zones: 2 },
        {
          version: '0.9',
          parameters: KNOWN_PARAMETERS.filter(
            name =>
              name !== 'TeamResolverDomains' && name !== 'AvailabilityZones',
          ),
        },
      ),
    ).toEqual([]);
  });
});

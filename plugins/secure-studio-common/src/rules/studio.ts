import { EnvironmentSettings } from '../settings';
import { Violation } from './Violation';

/** SageMaker, API_IdleSettings: `IdleTimeoutInMinutes`. */
const IDLE_MINUTES = { min: 60, max: 525_600 };

const INSTANCE_TYPE = /^ml\.[a-z][a-z0-9-]*\.([a-z0-9]+|\*)$/;

/** What apps run on that belong to Studio itself. */
const SYSTEM = 'system';

/** AWS Organizations, API_Organization: `Id`. */
const ORGANIZATION = /^o-[a-z0-9]{10,32}$/;

/** A user name of IAM Identity Center, as far as the product's parameter takes one. */
const SINGLE_SIGN_ON_USER = /^[A-Za-z0-9_+=,.@-]{1,128}$/;

/**
 * The rules that what people and jobs find in Studio breaks.
 *
 * @public
 */
export function checkStudio(settings: EnvironmentSettings): Violation[] {
  const { idleShutdownMinutes: minutes, organizationId } = settings;
  const idle =
    Number.isInteger(minutes) &&
    minutes >= IDLE_MINUTES.min &&
    minutes <= IDLE_MINUTES.max;
  return [
    ...checkSignIn(settings),
    ...(idle
      ? []
      : [
          {
            field: 'idleShutdownMinutes',
            rule: `must be a whole number from ${IDLE_MINUTES.min} to ${IDLE_MINUTES.max}`,
          },
        ]),
    ...checkInstanceTypes(settings.allowedInstanceTypes),
    ...(organizationId === undefined || ORGANIZATION.test(organizationId)
      ? []
      : [
          {
            field: 'organizationId',
            rule: "must be an organization's id, such as o-a1b2c3d4e5",
          },
        ]),
  ];
}

function checkSignIn({
  authMode,
  singleSignOnUser,
}: EnvironmentSettings): Violation[] {
  const field = 'singleSignOnUser';
  if (authMode === 'IAM') {
    return singleSignOnUser === undefined
      ? []
      : [
          {
            field,
            rule: 'must be left out with the authentication mode IAM: nobody signs in to the domain with it',
          },
        ];
  }
  if (singleSignOnUser === undefined) {
    return [{ field, rule: 'is required with the authentication mode SSO' }];
  }
  return SINGLE_SIGN_ON_USER.test(singleSignOnUser)
    ? []
    : [
        {
          field,
          rule: 'must be a user name of IAM Identity Center: letters, digits and _ + = , . @ -',
        },
      ];
}

function checkInstanceTypes(types: readonly string[]): Violation[] {
  const field = 'allowedInstanceTypes';
  return [
    ...types.flatMap((type, index) =>
      type === '*' || type === SYSTEM || INSTANCE_TYPE.test(type)
        ? []
        : [
            {
              field: `${field}[${index}]`,
              rule: `must be an instance type such as ml.t3.medium or ml.m5.*, ${SYSTEM}, or * for all`,
            },
          ],
    ),
    ...(types.includes('*') || types.includes(SYSTEM)
      ? []
      : [
          {
            field,
            rule: `must have ${SYSTEM} in it, on which Studio itself runs, or * for all`,
          },
        ]),
  ];
}

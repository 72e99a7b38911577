import {
  ALL_CHOICES,
  CHOICE_FIELDS,
  PRODUCT_PARAMETERS,
  S3Exception,
  SingleChoice,
  TargetChoices,
} from 'backstage-plugin-secure-studio-common';
import { ProvisioningParameters } from '../aws';
import { TargetProblem } from './types';

type Declared = ProvisioningParameters['parameters'];

/**
 * What requesters may choose, as far as a version of the product lets it be chosen. A choice whose
 * parameter the version does not declare is left empty: nobody chooses there.
 *
 * A restriction of the target's own that the version cannot keep is a problem: what the target rules
 * out would be what environments get.
 */
export function offerChoices(
  choices: TargetChoices,
  declared: Declared,
): { choices: TargetChoices; problem?: TargetProblem } {
  const allows = (name: keyof typeof PRODUCT_PARAMETERS, value: unknown) => {
    const parameter = find(declared, name);
    return (
      parameter !== undefined &&
      (parameter.allowedValues?.includes(String(value)) ?? true)
    );
  };
  const single = Object.keys(CHOICE_FIELDS) as SingleChoice[];
  const offered: TargetChoices = {
    ...choices,
    ...Object.fromEntries(
      single.map(name => [
        name,
        choices[name].filter(value => allows(name, value)),
      ]),
    ),
    network: choices.network.filter(
      value => value === 'new' || find(declared, 'existingVpcId'),
    ),
    s3Exceptions: choices.s3Exceptions.filter((exception: S3Exception) =>
      allows(exception, 'yes'),
    ),
    breakGlassRoleArns: find(declared, 'breakGlassRoleArns')
      ? choices.breakGlassRoleArns
      : [],
    organizationIds: find(declared, 'organizationId')
      ? choices.organizationIds
      : [],
  };
  return {
    choices: offered,
    problem:
      single
        .filter(name => offered[name].length === 0)
        .flatMap(
          name => unkeptRestriction(name, choices, find(declared, name)) ?? [],
        )[0] ?? networkProblem(offered),
  };
}

function find(declared: Declared, name: keyof typeof PRODUCT_PARAMETERS) {
  return declared.find(
    parameter => parameter.name === PRODUCT_PARAMETERS[name],
  );
}

function unkeptRestriction(
  name: SingleChoice,
  choices: TargetChoices,
  parameter: Declared[number] | undefined,
): TargetProblem | undefined {
  const key = `choices.${name}`;
  if (parameter) {
    return {
      key,
      expectation: `at least one of the values that the version of the product takes: ${parameter.allowedValues?.join(
        ', ',
      )}`,
    };
  }
  const isRestricted = choices[name].length < ALL_CHOICES[name].length;
  return isRestricted
    ? {
        key,
        expectation: `all of ${ALL_CHOICES[name].join(
          ', ',
        )}, since the version of the product has no parameter ${
          PRODUCT_PARAMETERS[name]
        } by which the choice could be kept`,
      }
    : undefined;
}

function networkProblem({ network }: TargetChoices): TargetProblem | undefined {
  return network.length === 0
    ? {
        key: 'choices.network',
        expectation:
          'new among them, since the version of the product makes environments in no existing VPC',
      }
    : undefined;
}

import {
  KNOWN_PARAMETERS,
  missingAccountStackFeature,
  PRODUCT_PARAMETERS,
} from 'backstage-plugin-secure-studio-common';
import { ProvisioningParameters } from '../aws';
import { TargetConfig } from '../config';
import { offerChoices } from './offerChoices';
import { offerTags } from './offerTags';
import { OfferedTarget, TargetProblem } from './types';

/** Without these an environment would be nobody's. */
const IDENTITY = [
  PRODUCT_PARAMETERS.environmentName,
  PRODUCT_PARAMETERS.team,
  PRODUCT_PARAMETERS.userProfileName,
  PRODUCT_PARAMETERS.userProfileOwner,
];

/** What is taken for declared where the roles may not read it: all that the portal knows. */
export const ASSUMED_PARAMETERS: ProvisioningParameters = {
  parameters: KNOWN_PARAMETERS.map(name => ({ name, hasDefault: true })),
  tagOptions: [],
};

/**
 * What a target offers: what its configuration says, as far as its version of the product and the
 * roles of its account can do it.
 *
 * @param accountStackVersion - Version of the stack that made the roles.
 */
export function offerTarget(
  config: TargetConfig,
  { parameters, tagOptions }: ProvisioningParameters,
  accountStackVersion: number,
): OfferedTarget | TargetProblem {
  const problem = checkProduct(parameters);
  if (problem) {
    return problem;
  }
  const tags = offerTags(config, tagOptions);
  if ('key' in tags) {
    return tags;
  }
  const { choices, problem: choice } = offerChoices(config.choices, parameters);
  if (choice) {
    return choice;
  }
  const missing = missingAccountStackFeature(
    'readNetwork',
    accountStackVersion,
  );
  const isHeldBack =
    missing !== undefined && choices.network.includes('existing');
  const network = missing
    ? choices.network.filter(value => value === 'new')
    : choices.network;
  return network.length === 0
    ? { key: 'choices.network', expectation: `new among them: ${missing}` }
    : {
        id: config.id,
        accountId: config.accountId,
        region: config.region,
        version: config.version,
        parameters: parameters
          .map(({ name }) => name)
          .filter(name => KNOWN_PARAMETERS.includes(name)),
        approvedDomains: [...config.approvedDomains],
        choices: { ...choices, network },
        ...tags,
        readsNetwork: !missing,
        lacks: isHeldBack
          ? [{ field: 'existingVpc', rule: `must be left out: ${missing}` }]
          : [],
      };
}

function checkProduct(
  declared: ProvisioningParameters['parameters'],
): TargetProblem | undefined {
  const lacking = IDENTITY.filter(
    name => !declared.some(parameter => parameter.name === name),
  );
  if (lacking.length > 0) {
    return {
      key: 'version',
      expectation: `a version of the Secure Studio product, which has the parameters ${lacking.join(
        ', ',
      )}`,
    };
  }
  const unknown = declared
    .filter(
      ({ name, hasDefault }) => !hasDefault && !KNOWN_PARAMETERS.includes(name),
    )
    .map(({ name }) => name);
  return unknown.length > 0
    ? {
        key: 'version',
        expectation: `a version that this portal can provision, which has to say nothing for the parameters ${unknown.join(
          ', ',
        )}: update the portal, or choose an earlier version`,
      }
    : undefined;
}

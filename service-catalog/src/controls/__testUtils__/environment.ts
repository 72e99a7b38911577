import {
  PRODUCT_OUTPUTS,
  PRODUCT_PARAMETERS,
} from 'backstage-plugin-secure-studio-common';
import { deploy, type Deployment } from '../../__testUtils__/deployment';
import { synthesizedTemplates } from '../../__testUtils__/templates';

/** Values of parameters by their names in the contract. */
export type Choices = Partial<Record<keyof typeof PRODUCT_PARAMETERS, string>>;

/** A deployed product, seen through what the portal sees of it: its outputs. */
export interface Environment extends Deployment {
  /** An output by its name in the contract. */
  told(name: keyof typeof PRODUCT_OUTPUTS): string;
  /** An output that is a comma-separated list. */
  listed(name: keyof typeof PRODUCT_OUTPUTS): string[];
}

const templates = synthesizedTemplates();

/** The template that Service Catalog launches. */
export const template = templates.product;

/** What the account has once: the portfolio, the portal's and the launch role, the boundary. */
export const catalog = deploy(templates.catalog);

/** What an environment must be given; the team is that of the tests about isolation. */
const REQUIRED: Choices = {
  environmentName: 'a-lab',
  team: 'group:default/team-a',
  userProfileName: 'own',
  userProfileOwner: 'user:default/own',
};

/** The product as it is deployed with these choices, and the defaults for the others. */
export function environment(
  choices: Choices = {},
  stackSuffix?: string,
): Environment {
  const parameters = Object.fromEntries(
    Object.entries({ ...REQUIRED, ...choices }).map(([name, value]) => [
      PRODUCT_PARAMETERS[name as keyof typeof PRODUCT_PARAMETERS],
      value,
    ]),
  );
  const deployment = deploy(template, parameters, stackSuffix);
  const told = (name: keyof typeof PRODUCT_OUTPUTS) =>
    String(deployment.output(PRODUCT_OUTPUTS[name]));
  return { ...deployment, told, listed: name => told(name).split(',') };
}

export const ZONES = ['1', '2', '3'];
export const PLACEMENTS = ['beforeNat', 'afterNat'];

/** The modes that have a firewall. */
export const FIREWALL_MODES = ['allowlist', 'denylist'];

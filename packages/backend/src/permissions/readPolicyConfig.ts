import { Config } from '@backstage/config';

/** Who stands beside the teams, as entity refs of groups, and what makes a person a member. */
export interface PolicyConfig {
  admins: string;
  reviewers: string;
  membership: string;
}

/** The same groups as the Secure Studio plugin knows. */
export function readPolicyConfig(config: Config): PolicyConfig {
  return {
    admins: config.getString('secureStudio.admins'),
    reviewers: config.getString('secureStudio.reviewers'),
    membership: config.getOptionalString('secureStudio.membership') ?? 'direct',
  };
}

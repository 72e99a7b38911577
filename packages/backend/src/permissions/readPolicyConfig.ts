import { Config } from '@backstage/config';

/** Who stands beside the teams: entity refs of groups. */
export interface PolicyConfig {
  admins: string;
  reviewers: string;
}

/** The same groups as the Secure Studio plugin knows. */
export function readPolicyConfig(config: Config): PolicyConfig {
  return {
    admins: config.getString('secureStudio.admins'),
    reviewers: config.getString('secureStudio.reviewers'),
  };
}

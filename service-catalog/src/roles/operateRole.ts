import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { TEAM_RULE_GROUP_PREFIX } from '../product/names';
import { allow, localArn } from '../statements';

/**
 * Purpose *operate*: the team's allowlist, never the guard or the baseline beside it, and user
 * profiles, none without the tag that says whose it is.
 */
export function operateStatements(): PolicyStatement[] {
  const userProfiles = [localArn('sagemaker', 'user-profile/*')];
  return [
    allow(
      'TeamRuleGroups',
      [
        'network-firewall:DescribeRuleGroup',
        'network-firewall:UpdateRuleGroup',
      ],
      {
        resources: [
          localArn(
            'network-firewall',
            `stateful-rulegroup/${TEAM_RULE_GROUP_PREFIX}*`,
          ),
        ],
      },
    ),
    allow(
      'UserProfiles',
      ['sagemaker:DeleteUserProfile', 'sagemaker:DescribeUserProfile'],
      { resources: userProfiles },
    ),
    allow(
      'CreateUserProfiles',
      ['sagemaker:AddTags', 'sagemaker:CreateUserProfile'],
      {
        resources: userProfiles,
        conditions: {
          StringLike: { [`aws:RequestTag/${TAGS.studioUserId}`]: '?*' },
        },
      },
    ),
  ];
}

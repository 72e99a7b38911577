import { policy, type DenyStatement } from './policy';

/** Stands for the organization's id; whoever attaches the policy puts theirs there. */
export const ORGANIZATION_ID = 'o-exampleorgid';

const statement = (
  Sid: string,
  Condition: DenyStatement['Condition'],
): DenyStatement => ({
  Sid,
  Effect: 'Deny',
  Principal: '*',
  Action: ['kms:*', 's3:*', 'sqs:*'],
  Resource: '*',
  Condition,
});

/**
 * Keys, buckets and queues are for the organization's own principals, and for AWS services that act for
 * them. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html
 */
export const dataPerimeterPolicy = policy(
  statement('OnlyTheOrganization', {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION_ID },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  }),
  statement('ServicesOnlyForTheOrganization', {
    StringNotEqualsIfExists: { 'aws:SourceOrgID': ORGANIZATION_ID },
    Null: { 'aws:SourceAccount': 'false' },
    Bool: { 'aws:PrincipalIsAWSService': 'true' },
  }),
  statement('OnlyWithTls', {
    BoolIfExists: { 'aws:SecureTransport': 'false' },
  }),
);

import { Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { guardAcknowledgements } from './guardAcknowledgements';
import { defineProduct, guardFindings } from './__testUtils__/guard';

/** CDK's own look at templates takes every branch of a condition for one that is used. */
process.env.CDK_VALIDATION = 'false';

/** Each of several hundred rules is a file that the validator starts with. */
jest.setTimeout(120_000);

describe('cfn-guard (AWS Control Tower’s proactive controls)', () => {
  it('finds nothing on the product but what is acknowledged, and all of that', () => {
    const sorted = (findings: string[]) => [...new Set(findings)].sort();
    expect(
      sorted(
        guardFindings(defineProduct).map(
          ({ rule, resource }) => `${rule} ${resource}`,
        ),
      ),
    ).toEqual(
      sorted(
        guardAcknowledgements.flatMap(({ rule, resources }) =>
          resources.map(resource => `${rule} ${resource}`),
        ),
      ),
    );
  });

  it('finds a planted bucket that is public and not encrypted', () => {
    const findings = guardFindings(app => {
      const stack = new Stack(app, 'Planted');
      new CfnBucket(stack, 'Bucket', {
        publicAccessBlockConfiguration: { blockPublicAcls: false },
      });
    });
    for (const rule of [
      's3_bucket_level_public_access_prohibited_check',
      's3_bucket_default_encryption_kms_check',
    ]) {
      expect(findings).toContainEqual({ rule, resource: 'Bucket' });
    }
  });
});

import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { acknowledgedFindings } from './acknowledgement';
import { acknowledgements } from './acknowledgements';
import { belowStack, defineApps, findingsOf } from './__testUtils__/nag';

const apps = defineApps();
const found = apps.flatMap(findingsOf);
const acknowledged = acknowledgedFindings(acknowledgements);

describe('cdk-nag (AwsSolutions, NIST 800-53 R5)', () => {
  it('looks at the product, the catalog, a member account and the guardrails', () => {
    for (const path of [
      /^SecureStudioCatalog\/SecureStudio\//,
      /^SecureStudioCatalog\/Account\//,
      /^SecureStudioMember\//,
      /^SecureStudioGuardrails\//,
    ]) {
      expect(found.some(({ construct }) => path.test(construct))).toBe(true);
    }
  });

  it('is needed by every acknowledgement', () => {
    const needed = new Set(
      found.map(
        ({ construct, finding }) => `${belowStack(construct)} ${finding}`,
      ),
    );
    expect(
      acknowledged
        .map(({ construct, finding }) => `${construct} ${finding}`)
        .filter(one => !needed.has(one)),
    ).toEqual([]);
  });

  it('has one reason for each', () => {
    const keys = acknowledged.map(one => `${one.construct} ${one.finding}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { reason } of acknowledged) {
      expect(reason.length).toBeGreaterThan(40);
    }
  });

  it('finds nothing that is not acknowledged', () => {
    for (const app of apps) {
      for (const stack of app.node.children) {
        for (const { construct, finding, reason } of acknowledged) {
          const target = construct
            .split('/')
            .reduce<typeof stack | undefined>(
              (scope, id) => scope?.node.tryFindChild(id),
              stack,
            );
          if (target !== undefined) {
            Validations.of(target).acknowledge({ id: finding, reason });
          }
        }
      }
    }
    expect(apps.flatMap(findingsOf)).toEqual([]);
  });

  it('finds what is planted', () => {
    const [app] = apps;
    const stack = new Stack(app, 'Planted');
    new CfnBucket(stack, 'Bucket');
    expect(findingsOf(app)).toContainEqual({
      finding: 'AwsSolutions-S1',
      construct: 'Planted/Bucket',
    });
  });
});

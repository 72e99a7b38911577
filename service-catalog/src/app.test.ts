import { Template } from 'aws-cdk-lib/assertions';
import { App, type Stack } from 'aws-cdk-lib';
import {
  CATALOG_STACK,
  createApp,
  defineCatalog,
  type CatalogOptions,
} from './app';

const account = '123456789012';
const portalPrincipalArn = `arn:aws:iam::${account}:role/backstage`;

const synthesized = (options: CatalogOptions) =>
  Template.fromStack(createApp(options).node.findChild(CATALOG_STACK) as Stack);

describe('the CDK app', () => {
  it('asks for the portal’s principal where an account is given', () => {
    expect(() => createApp({ account, region: 'eu-west-1' })).toThrow(
      /Missing context key portalPrincipalArn/,
    );
  });

  it.each([
    '*',
    'backstage',
    'arn:aws:iam::123456789012:role/*',
    'arn:aws:sts::123456789012:assumed-role/backstage/session',
    'arn:aws:iam::1234:role/backstage',
  ])('refuses %s as the portal’s principal', value => {
    expect(() => createApp({ portalPrincipalArn: value })).toThrow(
      /portalPrincipalArn must be the ARN of an IAM role or user/,
    );
  });

  it('offers the kept version of the product, whatever synthesizes it', () => {
    // As the CDK CLI does; the kept version is locked, so any difference would be an error.
    const app = new App({
      context: { 'aws:cdk:enable-path-metadata': true },
      analyticsReporting: false,
    });
    defineCatalog(app, { account, region: 'us-west-2', portalPrincipalArn });
    expect(() => app.synth()).not.toThrow();
  });

  it('names product and roles as it is told', () => {
    const template = synthesized({
      account,
      region: 'eu-west-1',
      portalPrincipalArn,
      productName: 'studio-sandbox',
      roleNamePrefix: 'sandbox',
    });
    template.hasResourceProperties(
      'AWS::ServiceCatalog::CloudFormationProduct',
      { Name: 'studio-sandbox' },
    );
    for (const purpose of ['read', 'provision', 'operate', 'open']) {
      template.hasResourceProperties('AWS::IAM::Role', {
        RoleName: `sandbox-${purpose}`,
      });
    }
  });

  it('trusts the deployment’s own account in a template for any account', () => {
    const template = synthesized({});
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'secure-studio-read',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: {
              AWS: {
                'Fn::Join': [
                  '',
                  [
                    'arn:',
                    { Ref: 'AWS::Partition' },
                    ':iam::',
                    { Ref: 'AWS::AccountId' },
                    ':root',
                  ],
                ],
              },
            },
          },
        ],
      },
    });
  });
});

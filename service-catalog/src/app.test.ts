import { Template } from 'aws-cdk-lib/assertions';
import { App, type Stack } from 'aws-cdk-lib';
import { ACCOUNT_STACK_VERSION } from 'backstage-plugin-secure-studio-common';
import {
  CATALOG_STACK,
  createApp,
  defineCatalog,
  MEMBER_STACK,
  type CatalogOptions,
} from './app';

const account = '123456789012';
const portalPrincipalArn = `arn:aws:iam::${account}:role/backstage`;

const synthesized = (options: CatalogOptions, stack = CATALOG_STACK) =>
  Template.fromStack(createApp(options).node.findChild(stack) as Stack);

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

  it.each([
    'studio@sandbox',
    'studio/a',
    'aws-studio',
    'SSMstudio',
    '',
    'x'.repeat(55),
  ])(
    'refuses %p as the start of the roles’ names, after which a parameter is named',
    roleNamePrefix => {
      expect(() => createApp({ roleNamePrefix })).toThrow(
        /Context key roleNamePrefix must be/,
      );
    },
  );

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

  it.each([
    ['the catalog', CATALOG_STACK, {}],
    [
      'a member account',
      MEMBER_STACK,
      {
        portfolioId: 'port-a',
        productArn: `arn:aws:catalog:eu-west-1:${account}:product/prod-a`,
      },
    ],
  ])(
    'tells the version of the roles in the stack of %s, once they are there',
    (_, stack, options) => {
      const template = synthesized(
        { ...options, roleNamePrefix: 'sandbox' },
        stack,
      );
      expect(
        Object.values(template.findResources('AWS::SSM::Parameter')),
      ).toMatchObject([
        {
          Properties: {
            Name: '/sandbox-read/account-stack-version',
            Type: 'String',
            Value: String(ACCOUNT_STACK_VERSION),
          },
          DependsOn: expect.arrayContaining([
            expect.stringMatching(/^AccountPortalRolesOpen/),
            expect.stringMatching(/^AccountPortalRolesRead/),
          ]),
        },
      ]);
    },
  );

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

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { deploy } from './__testUtils__/deployment';
import { PRODUCT_VERSION, PRODUCT_VERSIONS } from './catalogStack';
import { catalogTemplate, productTemplate } from './__testUtils__/templates';

describe('the stack of the catalog', () => {
  const json = catalogTemplate();
  const template = Template.fromJSON(json);

  it('offers version 1.0 of the product, validated by CloudFormation', () => {
    template.hasResourceProperties(
      'AWS::ServiceCatalog::CloudFormationProduct',
      {
        Name: 'secure-studio',
        ProvisioningArtifactParameters: [
          { Name: '1.0', DisableTemplateValidation: false },
        ],
      },
    );
  });

  it('offers exactly the template that is kept of this version', () => {
    const kept = readdirSync(PRODUCT_VERSIONS).filter(file =>
      file.endsWith(`.${PRODUCT_VERSION}.product.template.json`),
    );
    expect(kept).toHaveLength(1);
    expect(
      JSON.parse(readFileSync(join(PRODUCT_VERSIONS, kept[0]), 'utf8')),
    ).toEqual(productTemplate());
  });

  it('launches the product with the launch role', () => {
    template.hasResourceProperties(
      'AWS::ServiceCatalog::LaunchRoleConstraint',
      {
        ProductId: { Ref: Match.stringLikeRegexp('^Product') },
        LocalRoleName: { Ref: Match.stringLikeRegexp('^AccountLaunchRole') },
      },
    );
  });

  it('lets the role for provisioning launch it, and nobody else', () => {
    template.resourceCountIs(
      'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
      1,
    );
    template.hasResourceProperties(
      'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
      {
        PrincipalARN: {
          'Fn::GetAtt': [
            Match.stringLikeRegexp('^AccountPortalRolesProvision'),
            'Arn',
          ],
        },
      },
    );
  });

  it('tells product, portfolio and roles', () => {
    const { output } = deploy(json);
    expect(Object.keys(json.Outputs).sort()).toEqual([
      'LaunchRoleArn',
      'OpenRoleArn',
      'OperateRoleArn',
      'PortfolioId',
      'ProductArn',
      'ProductId',
      'ProvisionRoleArn',
      'ReadRoleArn',
    ]);
    expect(output('OpenRoleArn')).toBe(
      'arn:aws:iam::123456789012:role/secure-studio-open',
    );
  });
});

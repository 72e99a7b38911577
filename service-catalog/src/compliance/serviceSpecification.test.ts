import { everyTemplate } from './__testUtils__/deployments';
import { Specification } from './__testUtils__/specification';

/** The registry's database is large. */
jest.setTimeout(60_000);

describe('the resources of every template', () => {
  const templates = everyTemplate();
  let specification: Specification;
  beforeAll(async () => {
    specification = await Specification.load();
  });

  it('are those of the product, the catalog, a member account and the guardrails', () => {
    const names = templates.map(([file]) => file);
    for (const pattern of [
      /\.product\.template\.json$/,
      /^SecureStudioCatalog\.template/,
      /^SecureStudioMember\.template/,
      /^SecureStudioGuardrails\.template/,
    ]) {
      expect(names).toContainEqual(expect.stringMatching(pattern));
    }
  });

  it.each(templates)(
    'have the properties that AWS documents, in %s',
    (_, template) => {
      expect(specification.mismatches(template)).toEqual([]);
    },
  );

  describe('with something planted', () => {
    const planted = (Properties: Record<string, unknown>) =>
      specification.mismatches({
        Resources: { Domain: { Type: 'AWS::SageMaker::Domain', Properties } },
      });
    const domain = {
      AuthMode: 'IAM',
      DomainName: 'planted',
      DefaultUserSettings: { ExecutionRole: 'arn' },
      VpcId: 'vpc-1',
      SubnetIds: ['subnet-1'],
    };
    const either = (then: unknown, otherwise: unknown) => ({
      'Fn::If': ['Condition', then, otherwise],
    });

    it('are right without it', () => {
      expect(planted(domain)).toEqual([]);
    });

    it('are found to have an unknown property', () => {
      expect(planted({ ...domain, Colour: 'blue' })).toEqual([
        'Domain: Colour is unknown',
      ]);
    });

    it('are found to have one deep inside a branch of a condition', () => {
      expect(
        planted({
          ...domain,
          DefaultUserSettings: either(
            { ExecutionRole: 'arn' },
            { ExecutionRole: 'arn', SharingSettings: { Colour: 'blue' } },
          ),
        }),
      ).toEqual([
        'Domain.DefaultUserSettings.SharingSettings: Colour is unknown',
      ]);
    });

    it('are found to lack a required property, also under a condition', () => {
      const { AuthMode, ...others } = domain;
      expect(planted(others)).toEqual(['Domain: AuthMode is missing']);
      expect(
        planted({
          ...others,
          AuthMode: either(AuthMode, { Ref: 'AWS::NoValue' }),
        }),
      ).toEqual(['Domain: AuthMode is missing']);
    });

    it('are found to have a value of another form', () => {
      expect(planted({ ...domain, SubnetIds: 'subnet-1' })).toEqual([
        'Domain.SubnetIds: is no list',
      ]);
    });

    it('are found to be of an unknown type', () => {
      expect(
        specification.mismatches({
          Resources: { Moon: { Type: 'AWS::Space::Moon', Properties: {} } },
        }),
      ).toEqual(['Moon: unknown type AWS::Space::Moon']);
    });
  });
});

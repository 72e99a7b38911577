import { AwsError } from '../AwsError';
import { services } from '../services';
import { constraints } from './constraints';
import { validateInput } from './validateInput';

const provision = (changes: object = {}) => ({
  ProvisionedProductName: 'data-science-first',
  ProvisionToken: 'token-1',
  ...changes,
});

const errorOf = (run: () => void): AwsError => {
  try {
    run();
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
  throw new Error('The input was accepted');
};

describe('validateInput', () => {
  it('accepts what keeps every rule', () => {
    expect(() =>
      validateInput('servicecatalog', 'ProvisionProduct', provision()),
    ).not.toThrow();
  });

  it.each([
    [
      'a required member that is absent',
      { ProvisionToken: undefined },
      "Value null at 'provisionToken' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a text that is too long',
      { ProvisionedProductName: 'a'.repeat(129) },
      'Member must have length less than or equal to 128',
    ],
    [
      'a text that does not match its pattern',
      { ProvisionToken: 'no spaces' },
      'Member must satisfy regular expression pattern: [a-zA-Z0-9][a-zA-Z0-9_-]*',
    ],
    [
      'a member deep inside',
      { Tags: [{ Key: 'team', Value: '' }] },
      "at 'tags.1.member.value' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a list that is too long',
      { NotificationArns: Array(6).fill('arn:aws:sns:eu-west-1:1:topic') },
      'Member must have length less than or equal to 5',
    ],
  ])('refuses %s', (_what, changes, message) => {
    const error = errorOf(() =>
      validateInput('servicecatalog', 'ProvisionProduct', provision(changes)),
    );
    expect(error.code).toBe('ValidationException');
    expect(error.message).toContain(message);
  });

  it('counts every rule that is broken', () => {
    const error = errorOf(() =>
      validateInput('servicecatalog', 'ProvisionProduct', {}),
    );
    expect(error.message).toMatch(/^2 validation errors detected: /);
  });

  it('knows enum values that are newer than the service models', () => {
    const create = (HomeEfsFileSystemCreation: string) =>
      validateInput('sagemaker', 'CreateDomain', {
        DomainName: 'domain',
        AuthMode: 'IAM',
        DefaultUserSettings: {},
        HomeEfsFileSystemCreation,
      });
    create('Disabled');
    expect(errorOf(() => create('Off')).message).toContain(
      'Member must satisfy enum value set: [Disabled, Enabled]',
    );
  });

  it('refuses a number out of its range', () => {
    const error = errorOf(() =>
      validateInput('sagemaker', 'CreatePresignedDomainUrl', {
        DomainId: 'd-abc',
        UserProfileName: 'profile',
        ExpiresInSeconds: 4,
      }),
    );
    expect(error.message).toContain(
      "Value '4' at 'expiresInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 5",
    );
  });

  it('speaks as EC2 does', () => {
    expect(
      errorOf(() => validateInput('ec2', 'CreateSubnet', {})),
    ).toMatchObject({
      code: 'MissingParameter',
      message: 'The request must contain the parameter VpcId',
    });
  });

  it('refuses a value of another type', () => {
    const error = errorOf(() =>
      validateInput(
        'servicecatalog',
        'ProvisionProduct',
        provision({ Tags: [{ Key: 1 }] }),
      ),
    );
    expect(error).toMatchObject({
      code: 'SerializationException',
      message: 'Tags[0].Key is not of its type',
    });
  });

  it('has facts of every service that is served', () => {
    const missing = services.filter(({ id }) => !constraints[id]);
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
});

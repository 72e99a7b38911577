import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { askForEnvironment, operationEnded } from './portal/environments';
import { Portal } from './portal/Portal';
import { Person } from './portal/PortalApi';
import { screenshot } from './portal/screenshot';
import { signIn } from './portal/signIn';

const PEOPLE: ReadonlyArray<{
  person: Person;
  title: string;
  team: string;
  name: string;
}> = [
  {
    person: 'data-scientist-a1',
    title: 'Data scientist A1',
    team: 'team-a',
    name: 'forecast',
  },
  {
    person: 'data-scientist-b1',
    title: 'Data scientist B1',
    team: 'team-b',
    name: 'churn',
  },
];

test.describe.configure({ mode: 'serial' });

test.describe('A portal whose database is lost', () => {
  let portal: Portal;

  test.beforeAll(async () => {
    portal = await Portal.start({
      config: { secureStudio: { inventory: { frequency: 'PT2S' } } },
    });
    for (const { person, team, name } of PEOPLE) {
      const api = portal.as(person);
      const { id } = await askForEnvironment(api, name, {
        owner: `group:default/${team}`,
        profileUser: api.userRef,
      });
      expect((await operationEnded(api, id)).state).toBe('succeeded');
    }
    // Deleted under the running portal, which is gone a moment later.
    rmSync(portal.databaseDirectory, { recursive: true, force: true });
    await portal.killBackend();
    await portal.startBackend();
  });
  test.afterAll(async () => portal?.remove());

  test('has nothing to show to those whose environments they are', async ({
    page,
  }) => {
    await signIn(page, portal.url, 'Data scientist A1');
    await expect(page.getByText('No environments yet')).toBeVisible();
    await expect(page.getByText('Open the register')).toBeHidden();
  });

  test('lets an admin register all of them at once', async ({ page }) => {
    await signIn(page, portal.url, 'Platform admin');
    await expect(
      page.getByText('2 environments on AWS are not registered'),
    ).toBeVisible({ timeout: 60_000 });
    await screenshot(page, '20-not-registered');
    await page.getByRole('link', { name: 'Open the register' }).click();
    for (const { team, name, person } of PEOPLE) {
      const row = page.getByRole('row', { name: `${team}--${name}` });
      await expect(row).toContainText(`group:default/${team}`);
      await expect(row).toContainText(`user:default/${person}`);
    }
    const { violations } = await new AxeBuilder({ page })
      .include('main')
      .analyze();
    expect(violations.filter(({ impact }) => impact === 'critical')).toEqual(
      [],
    );
    await screenshot(page, '21-register');
    await page.getByRole('button', { name: 'Register 2 environments' }).click();
    await expect(page.getByText(/^Registered: /)).toBeVisible();
    await expect(page.getByText('Everything is registered')).toBeVisible();
    await screenshot(page, '22-registered');
  });

  test('lets each of them open Studio again', async ({ browser }) => {
    for (const { title, team, name, person } of PEOPLE) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await signIn(page, portal.url, title);
      await page.getByRole('link', { name: `${team}--${name}` }).click();
      const open = page.getByRole('button', { name: /Open Studio/ });
      await expect(open).toBeEnabled({ timeout: 60_000 });
      await screenshot(page, `23-${person}`);
      const popup = context.waitForEvent('page');
      await open.click();
      const studio = await popup;
      await expect(studio.getByText(`user:default/${person}`)).toBeVisible();
      await screenshot(studio, `24-studio-${person}`);
      await context.close();
    }
  });
});

import { expect, Page, test } from '@playwright/test';
import { Portal } from './portal/Portal';
import { screenshot } from './portal/screenshot';
import { signIn } from './portal/signIn';

test.describe('A team that chooses', () => {
  let portal: Portal;

  test.beforeAll(async () => {
    portal = await Portal.start({ pace: 'instant' });
  });
  test.afterAll(() => portal?.remove());

  async function choose(page: Page, shown: string, value: string) {
    await page.getByRole('button', { name: new RegExp(shown) }).click();
    await page.getByRole('option', { name: value }).click();
  }
  const next = (page: Page) =>
    page.getByRole('button', { name: 'Next' }).click();

  test('gets two zones without internet, and sees that it is so by choice', async ({
    page,
  }) => {
    await signIn(page, portal.url, 'Data scientist A1');
    await page
      .getByRole('link', { name: 'Request an environment' })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Name' }).fill('vault');
    await expect(page.getByText('team-a--vault is free.')).toBeVisible();
    await next(page);
    await choose(page, 'Only the domains on the allowlist', 'No internet');
    await next(page);
    await choose(page, '1 Availability Zone', '2 Availability Zones');
    for (const seen of [
      'Idle shutdown',
      'Network isolation of jobs',
      'Logs are kept for',
    ]) {
      await next(page);
      await expect(page.getByText(seen).first()).toBeVisible();
    }
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page
      .getByRole('link', { name: 'Open the environment' })
      .click({ timeout: 120_000 });

    await expect(
      page.getByText('No internet by choice: there is no firewall.'),
    ).toBeVisible({ timeout: 60_000 });
    await expect(
      page.getByText('17 of 17 required endpoints of the studio tier'),
    ).toBeVisible({ timeout: 60_000 });
    await expect(
      page.getByRole('button', { name: /Open Studio/ }),
    ).toBeEnabled();
    await screenshot(page, '17-no-internet');
  });
});

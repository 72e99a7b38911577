import { Page } from '@playwright/test';

/** Signs in on the demo organisation's sign-in page as the person with this title. */
export async function signIn(page: Page, url: string, title: string) {
  await page.goto(url);
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
}

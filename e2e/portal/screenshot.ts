import { Page } from '@playwright/test';
import { join } from 'node:path';

/** Where the pictures of a run are: a folder of the results, or the one that the README's pictures are in. */
const DIRECTORY =
  process.env.SCREENSHOT_DIRECTORY ?? join(__dirname, '../results/screenshots');

/** Takes a picture of the whole page. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({
    path: join(DIRECTORY, `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}

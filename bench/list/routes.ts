import { EnvironmentList } from 'backstage-plugin-secure-studio-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { PortalProcess } from './portalProcess';
import { read } from './readers';

const PAGE = 50;
const FILL_TIMEOUT = 30 * 60_000;
const TRIGGER =
  '/api/catalog/.backstage/scheduler/v1/tasks/secure-studio-entity-provider/trigger';

const LIST = `/api/secure-studio/environments?status=available&sort=name&limit=${PAGE}`;

/** The same page of the same entities, with the fields that hold what ours has. */
const CATALOG = `/api/catalog/entities/by-query?${new URLSearchParams([
  ['limit', `${PAGE}`],
  ['orderField', 'metadata.name,asc'],
  [
    'filter',
    'kind=resource,spec.type=secure-studio-environment,metadata.annotations.secure-studio/status=available',
  ],
  ['fields', 'metadata.name,metadata.annotations,spec.owner'],
])}`;

/** What is measured, and what it is measured against. */
export const SIDES = ['list', 'catalog', 'bare'] as const;
export type Side = (typeof SIDES)[number];

/**
 * Has the catalog read the register, and waits until both say the same.
 *
 * @returns the address of each side.
 */
export async function fillCatalog({
  url,
  token,
}: PortalProcess): Promise<Record<Side, string>> {
  const trigger = await fetch(url + TRIGGER, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  if (!trigger.ok) {
    throw new Error(`The catalog does not read: ${await trigger.text()}`);
  }
  const deadline = Date.now() + FILL_TIMEOUT;
  while (Date.now() < deadline) {
    const ours = await read(url + LIST, token);
    const theirs = await read(url + CATALOG, token);
    const { items, total }: EnvironmentList = JSON.parse(ours.text);
    const { totalItems } = JSON.parse(theirs.text);
    if (items.length === PAGE && totalItems === total) {
      const bytes = Buffer.byteLength(ours.text);
      console.log(
        `The reader sees ${total} on both sides; a page has ${bytes} bytes, the catalog's ${Buffer.byteLength(
          theirs.text,
        )}`,
      );
      return {
        list: url + LIST,
        catalog: url + CATALOG,
        bare: `${url}/api/bare?bytes=${bytes}`,
      };
    }
    console.log(
      `The catalog has ${totalItems} of the ${total} that the reader sees`,
    );
    await sleep(10_000);
  }
  throw new Error('The catalog did not come to have what the register has');
}

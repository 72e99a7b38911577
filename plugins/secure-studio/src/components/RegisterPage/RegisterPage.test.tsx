import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { NotAllowedError } from '@backstage/errors';
import {
  Inventory,
  SecureStudioApi,
  UnregisteredProduct,
} from 'backstage-plugin-secure-studio-common';
import { renderPages } from '../../__testUtils__/renderPages';

expect.extend(toHaveNoViolations);

function aProduct(
  over: Partial<UnregisteredProduct> = {},
): UnregisteredProduct {
  return {
    target: 'sandbox',
    provisionedProductId: 'pp-1',
    name: 'team-a--research',
    owner: 'group:default/team-a',
    portal: 'acme',
    productStatus: 'AVAILABLE',
    createdAt: '2026-11-20T09:00:00.000Z',
    profiles: [{ name: 'scientist', user: 'user:default/scientist' }],
    doubts: [],
    observedAt: '2026-11-21T09:00:00.000Z',
    ...over,
  };
}

const SOUND = [
  aProduct(),
  aProduct({ provisionedProductId: 'pp-2', name: 'team-b--churn' }),
];
const DOUBTED = aProduct({
  provisionedProductId: 'pp-3',
  name: 'team-c--foreign',
  profiles: [{ name: 'intruder', user: null }],
  doubts: ["It was not launched by the target's provision role"],
});

const registerAll: SecureStudioApi['registerEnvironments'] = async items =>
  items.map(({ provisionedProductId }) => ({
    provisionedProductId,
    environment: `environment-of-${provisionedProductId}`,
    error: null,
  }));

function renderRegister(api: Partial<SecureStudioApi>) {
  const registerEnvironments = jest.fn(registerAll);
  renderPages(
    { listInventory: async () => [], registerEnvironments, ...api },
    '/register',
  );
  return { registerEnvironments };
}

describe('RegisterPage', () => {
  it('shows what the tags say, and the doubts', async () => {
    renderRegister({ listUnregistered: async () => [...SOUND, DOUBTED] });
    const row = await screen.findByRole('row', { name: /team-c--foreign/ });
    expect(within(row).getByText(/not launched by/)).toBeInTheDocument();
    expect(within(row).getByText('intruder: nobody')).toBeInTheDocument();
    expect(within(row).queryByRole('checkbox')).not.toBeInTheDocument();
    expect(
      within(screen.getByRole('row', { name: /team-a--research/ })).getByText(
        'scientist: user:default/scientist',
      ),
    ).toBeInTheDocument();
    expect(await axe(screen.getByRole('main'))).toHaveNoViolations();
  });

  it('registers all without doubts at once, but for those that are left out', async () => {
    const { registerEnvironments } = renderRegister({
      listUnregistered: async () => [...SOUND, DOUBTED],
    });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'team-b--churn' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Register 1 environment' }),
    );
    expect(registerEnvironments).toHaveBeenCalledWith([
      { target: 'sandbox', provisionedProductId: 'pp-1' },
    ]);
    expect(
      await screen.findByText(/Registered: environment-of-pp-1/),
    ).toBeInTheDocument();
  });

  it('says what was registered also when nothing is left', async () => {
    let products = SOUND;
    renderRegister({
      listUnregistered: async () => products,
      registerEnvironments: async items => {
        products = [];
        return registerAll(items);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Register 2 environments' }),
    );
    expect(
      await screen.findByText('Everything is registered'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Registered: /)).toBeInTheDocument();
  });

  it('registers one in doubt with what the admin confirms', async () => {
    const { registerEnvironments } = renderRegister({
      listUnregistered: async () => [DOUBTED],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /team-c--foreign/ }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /intruder/ }),
      'user:default/scientist',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Confirm and register' }),
    );
    expect(registerEnvironments).toHaveBeenCalledWith([
      {
        target: 'sandbox',
        provisionedProductId: 'pp-3',
        confirmation: {
          owner: 'group:default/team-a',
          profiles: [{ name: 'intruder', user: 'user:default/scientist' }],
        },
      },
    ]);
  });

  it('says which could not be registered, and why', async () => {
    renderRegister({
      listUnregistered: async () => SOUND,
      registerEnvironments: async items =>
        items.map(({ provisionedProductId }) => ({
          provisionedProductId,
          environment: null,
          error: `There is an environment of ${provisionedProductId} already`,
        })),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Register 2 environments' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is an environment of pp-1 already',
    );
  });

  it('lets an admin confirm what a sweep that stopped found missing', async () => {
    const inventory: Inventory = {
      target: 'sandbox',
      state: 'suspended',
      sweptAt: '2026-11-21T09:00:00.000Z',
      message: 'Too many are missing',
      missingCount: 4,
      missing: ['a', 'b', 'c', 'd'].map(name => ({
        name: `team-a--${name}`,
        owner: 'group:default/team-a',
        since: '2026-11-21T09:00:00.000Z',
      })),
      confirmation: null,
    };
    const confirmMissing = jest.fn(async () => inventory);
    renderRegister({
      listUnregistered: async () => [],
      listInventory: async () => [inventory],
      confirmMissing,
    });
    expect(
      await screen.findByText(
        'The sweep of sandbox stopped: 4 environments are missing',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'I have seen that they are missing' }),
    );
    expect(confirmMissing).toHaveBeenCalledWith({
      target: 'sandbox',
      environments: ['team-a--a', 'team-a--b', 'team-a--c', 'team-a--d'],
    });
  });

  it('says that all is registered', async () => {
    renderRegister({ listUnregistered: async () => [] });
    expect(
      await screen.findByText('Everything is registered'),
    ).toBeInTheDocument();
  });

  it('says to others than admins why they see nothing', async () => {
    renderRegister({
      listUnregistered: async () => {
        throw new NotAllowedError('Only platform admins may do this');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Only platform admins may do this',
    );
  });
});

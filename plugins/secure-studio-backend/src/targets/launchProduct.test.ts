import { launchProduct } from './launchProduct';
import { aTarget, anAccount } from './__testUtils__/targets';

describe('launchProduct', () => {
  it('launches the version with which the request was taken', async () => {
    const { state, gateways } = anAccount();
    state.product?.versions.push({
      id: 'pa-2',
      name: '2.0',
      isDeprecated: false,
    });
    const target = aTarget({ version: '2.0' });
    expect(
      await launchProduct(gateways, target, { version: '1.0' }),
    ).toMatchObject({ artifactId: 'pa-1' });
    expect(await launchProduct(gateways, target, {})).toMatchObject({
      artifactId: 'pa-2',
    });
  });

  it('fails for good, with the key, where the configuration does not fit', async () => {
    const { gateways } = anAccount();
    await expect(
      launchProduct(gateways, aTarget({ portfolio: 'others' }), {}),
    ).rejects.toMatchObject({
      kind: 'invalidRequest',
      message: expect.stringMatching(/portfolio has to be one of .*studio/),
    });
  });
});

import { CatalogProduct } from '../aws';
import { resolveProduct } from './resolveProduct';

const CHOICE = { product: 'secure-studio', version: '1.0' };

function aProduct(over: Partial<CatalogProduct> = {}): CatalogProduct {
  return {
    id: 'prod-1',
    versions: [
      { id: 'pa-1', name: '1.0', isDeprecated: false },
      { id: 'pa-2', name: '2.0', isDeprecated: false },
    ],
    paths: [{ id: 'lpv3-1', name: 'studio' }],
    ...over,
  };
}

const PATHS = [
  { id: 'lpv3-1', name: 'studio' },
  { id: 'lpv3-2', name: 'everything' },
];

describe('resolveProduct', () => {
  it('takes the version with the configured name, whatever is newer', () => {
    expect(resolveProduct(aProduct(), CHOICE)).toEqual({
      productId: 'prod-1',
      artifactId: 'pa-1',
      pathId: 'lpv3-1',
    });
  });

  it.each([
    ['its name', 'everything'],
    ['its id', 'lpv3-2'],
  ])('takes of several paths the one with %s', (_, portfolio) => {
    expect(
      resolveProduct(aProduct({ paths: PATHS }), { ...CHOICE, portfolio }),
    ).toMatchObject({ pathId: 'lpv3-2' });
  });

  it.each<
    [string, CatalogProduct | undefined, Partial<typeof CHOICE>, string, RegExp]
  >([
    ['no such product', undefined, {}, 'product', /cannot 'secure-studio'/],
    [
      'no such version',
      aProduct(),
      { version: '1' },
      'version',
      /\(1\.0, 2\.0\), which '1' is not/,
    ],
    [
      'a deprecated version',
      aProduct({
        versions: [
          { id: 'pa-1', name: '1.0', isDeprecated: true },
          { id: 'pa-2', name: '2.0', isDeprecated: false },
        ],
      }),
      {},
      'version',
      /not deprecated \(2\.0\)/,
    ],
    [
      'two versions of the name',
      aProduct({
        versions: [
          { id: 'pa-1', name: '1.0', isDeprecated: false },
          { id: 'pa-3', name: '1.0', isDeprecated: false },
        ],
      }),
      {},
      'version',
      /the name of 2/,
    ],
    [
      'no version at all',
      aProduct({ versions: [] }),
      {},
      'version',
      /\(none\)/,
    ],
    ['no path', aProduct({ paths: [] }), {}, 'portfolio', /there is none/],
  ])('says which key is wrong with %s', (_, found, over, key, expectation) => {
    expect(resolveProduct(found, { ...CHOICE, ...over })).toEqual({
      key,
      expectation: expect.stringMatching(expectation),
    });
  });

  it.each([
    ['several paths and no choice', PATHS, undefined],
    ['a choice that is not among several', PATHS, 'others'],
    ['a choice that is not the only one', [PATHS[0]], 'everything'],
    [
      'a choice that is two',
      [PATHS[0], { id: 'lpv3-9', name: 'studio' }],
      'studio',
    ],
  ])('names the portfolios with %s', (_, paths, portfolio) => {
    expect(
      resolveProduct(aProduct({ paths }), { ...CHOICE, portfolio }),
    ).toEqual({
      key: 'portfolio',
      expectation: expect.stringContaining(
        paths.map(({ id, name }) => `${name} (${id})`).join(', '),
      ),
    });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTROLS } from './__testUtils__/documents/controls';
import { citedTests } from './__testUtils__/documents/controlTable';
import { DOCUMENTS } from './__testUtils__/documents/documents';
import { withGenerated } from './__testUtils__/documents/generated';

const SOURCES = join(__dirname, '..');
const REPOSITORY = join(SOURCES, '..', '..');
const DOCS = join(REPOSITORY, 'docs');

/** Those that the offline tests of the product show. */
const ACCEPTANCE_STATEMENTS = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
  ...[26, 27, 28, 32, 33, 34, 35, 36, 37, 40, 41, 42],
].map(number => `T${number}`);

describe('the documents', () => {
  it.each(Object.entries(DOCUMENTS))(
    'have in %s what the code generates (yarn workspace secure-studio-service-catalog control-table)',
    (name, parts) => {
      const document = readFileSync(join(DOCS, name), 'utf8');
      expect(withGenerated(document, parts)).toBe(document);
    },
  );
});

describe('the table of controls', () => {
  it.each(CONTROLS.flatMap(citedTests).map(({ file, test }) => [test, file]))(
    'cites a test that there is: %s in %s',
    (test, file) => {
      const source = readFileSync(
        join(file.startsWith('plugins/') ? REPOSITORY : SOURCES, file),
        'utf8',
      );
      const titles = [...source.matchAll(/(['"`])(.*?)\1,/g)].map(
        ([, , title]) => title,
      );
      expect(titles).toContain(test);
    },
  );

  it('cites every acceptance statement that is proven offline', () => {
    const cited = new Set(
      CONTROLS.flatMap(citedTests).map(({ test }) => test.split(' ')[0]),
    );
    expect(ACCEPTANCE_STATEMENTS.filter(id => !cited.has(id))).toEqual([]);
  });
});

describe('a generated part', () => {
  const document = [
    'a',
    '<!-- generated: b -->',
    'old',
    '<!-- end of generated -->',
    'c',
  ].join('\n');

  it('stands between its marks', () => {
    expect(withGenerated(document, { b: () => 'new' })).toBe(
      [
        'a',
        '<!-- generated: b -->',
        '',
        'new',
        '',
        '<!-- end of generated -->',
        'c',
      ].join('\n'),
    );
  });

  it('is missed where its mark is', () => {
    expect(() => withGenerated(document, {})).toThrow('Nothing generates b');
    expect(() => withGenerated(document, { b: () => '', d: () => '' })).toThrow(
      'Without a mark: d',
    );
  });
});

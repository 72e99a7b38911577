import type { EgressMode } from 'backstage-plugin-secure-studio-common';
import type { CitedTest, Control } from './control';
import { CONTROLS } from './controls';
import { table } from './table';

const MODES: readonly EgressMode[] = ['none', 'allowlist', 'denylist', 'open'];

/** The tests that a control rests on. */
export function citedTests({ tests }: Control): CitedTest[] {
  return Object.entries(tests).flatMap(([file, titles]) =>
    titles.map(test => ({ file, test })),
  );
}

/** Control by egress mode, and how each is proven. */
export function controlTable(): string {
  return table(
    ['control', 'what holds', ...MODES, 'proven by'],
    CONTROLS.map(control => [
      control.control,
      control.statement,
      ...MODES.map(mode =>
        control.modes === undefined || control.modes.includes(mode)
          ? 'yes'
          : '–',
      ),
      Object.entries(control.tests)
        .map(
          ([file, titles]) =>
            `${titles
              .map(title => `_${readable(title)}_`)
              .join(', ')} (\`${file}\`)`,
        )
        .join('; '),
    ]),
  );
}

/** Without what Jest fills in. */
function readable(title: string): string {
  return title.replace(/ in the mode %s$|, %s:$|:$/, '');
}

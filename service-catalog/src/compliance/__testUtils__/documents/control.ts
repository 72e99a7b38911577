import type { EgressMode } from 'backstage-plugin-secure-studio-common';

/** A test's title, and the file below `src` in which it is. */
export interface CitedTest {
  readonly file: string;
  readonly test: string;
}

/** What an auditor asks about, and which tests prove it. */
export interface Control {
  readonly control: string;
  readonly statement: string;
  /** The egress modes in which it holds; every one unless given. */
  readonly modes?: readonly EgressMode[];
  /** Titles of tests, by their files below `src`; those of plugins from the repository's root. */
  readonly tests: Readonly<Record<string, readonly string[]>>;
}

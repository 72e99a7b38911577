import type { Control } from './control';
import { dataControls } from './dataControls';
import { egressControls } from './egressControls';
import { operationControls } from './operationControls';
import { peopleControls } from './peopleControls';

/** In the order of the table. */
export const CONTROLS: readonly Control[] = [
  ...egressControls,
  ...dataControls,
  ...peopleControls,
  ...operationControls,
];

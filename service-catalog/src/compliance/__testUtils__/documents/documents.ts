import { capacityTable } from './capacity';
import { hourlyTable, modeTable, quotaTable } from './consumption';
import { controlTable } from './controlTable';
import { outputTable, parameterTables } from './parameterTables';

/** What is generated in the files below `docs`, by the names of their marks. */
export const DOCUMENTS: Record<string, Record<string, () => string>> = {
  'controls.md': { controls: controlTable },
  'product/parameters.md': {
    parameters: parameterTables,
    outputs: outputTable,
  },
  'product/cost.md': { hourly: hourlyTable, modes: modeTable },
  'product/quotas.md': { quotas: quotaTable },
  'product/capacity.md': { capacity: capacityTable },
};

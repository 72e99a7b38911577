import { Service } from '../service';
import { sagemakerService } from './sagemaker';
import { serviceCatalogService } from './servicecatalog';
import { stsService } from './sts';

/** All that is served. */
export const services: readonly Service[] = [
  stsService,
  serviceCatalogService,
  sagemakerService,
];

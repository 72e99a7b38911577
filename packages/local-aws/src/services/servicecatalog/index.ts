import { Service } from '../../service';
export const serviceCatalogService: Service = {
  id: 'servicecatalog',
  operations: {},
};

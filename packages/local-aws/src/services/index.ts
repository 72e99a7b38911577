import { Service } from '../service';
import { ec2Service } from './ec2';
import { iamService } from './iam';
import { networkFirewallService } from './network-firewall';
import { sagemakerService } from './sagemaker';
import { serviceCatalogService } from './servicecatalog';
import { stsService } from './sts';

/** All that is served. */
export const services: readonly Service[] = [
  stsService,
  serviceCatalogService,
  sagemakerService,
  networkFirewallService,
  ec2Service,
  iamService,
];

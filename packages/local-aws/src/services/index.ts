import { Service } from '../service';
import { cloudFormationService } from './cloudformation';
import { ec2Service } from './ec2';
import { iamService } from './iam';
import { kmsService } from './kms';
import { logsService } from './logs';
import { networkFirewallService } from './network-firewall';
import { s3Service } from './s3';
import { sagemakerService } from './sagemaker';
import { serviceCatalogService } from './servicecatalog';
import { ssmService } from './ssm';
import { stsService } from './sts';

/** All that is served. */
export const services: readonly Service[] = [
  stsService,
  serviceCatalogService,
  cloudFormationService,
  sagemakerService,
  networkFirewallService,
  ec2Service,
  logsService,
  s3Service,
  kmsService,
  iamService,
  ssmService,
];

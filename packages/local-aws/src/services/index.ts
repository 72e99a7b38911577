import { Service } from '../service';
import { cloudFormationService } from './cloudformation';
import { configService } from './config';
import { ec2Service } from './ec2';
import { eventsService } from './events';
import { iamService } from './iam';
import { kmsService } from './kms';
import { logsService } from './logs';
import { monitoringService } from './monitoring';
import { networkFirewallService } from './network-firewall';
import { route53ResolverService } from './route53resolver';
import { s3Service } from './s3';
import { sagemakerService } from './sagemaker';
import { serviceCatalogService } from './servicecatalog';
import { sqsService } from './sqs';
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
  eventsService,
  sqsService,
  configService,
  monitoringService,
  route53ResolverService,
];

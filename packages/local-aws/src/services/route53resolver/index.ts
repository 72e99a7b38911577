import { Service } from '../../service';
import { authorization } from './authorization';
import { domainListOperations } from './domainLists';
import { queryLogAssociationOperations } from './queryLogAssociations';
import { queryLogConfigOperations } from './queryLogConfigs';
import { ruleGroupAssociationOperations } from './ruleGroupAssociations';
import { ruleGroupOperations } from './ruleGroups';
import { ruleOperations } from './rules';
import { tagOperations } from './tags';

/** Amazon Route 53 Resolver: DNS Firewall and query logging. */
export const route53ResolverService: Service = {
  id: 'route53resolver',
  operations: {
    ...domainListOperations,
    ...ruleGroupOperations,
    ...ruleOperations,
    ...ruleGroupAssociationOperations,
    ...queryLogConfigOperations,
    ...queryLogAssociationOperations,
    ...tagOperations,
  },
  authorization,
};

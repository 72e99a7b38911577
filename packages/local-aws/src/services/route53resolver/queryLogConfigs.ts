import type { DescribeLogGroupsResponse } from '@aws-sdk/client-cloudwatch-logs';
import type {
  CreateResolverQueryLogConfigRequest,
  CreateResolverQueryLogConfigResponse,
  DeleteResolverQueryLogConfigRequest,
  DeleteResolverQueryLogConfigResponse,
  GetResolverQueryLogConfigRequest,
  GetResolverQueryLogConfigResponse,
  ListResolverQueryLogConfigsRequest,
  ListResolverQueryLogConfigsResponse,
  ResolverQueryLogConfig,
} from '@aws-sdk/client-route53resolver';
import { awsService } from '../../identity/roles';
import { CallContext } from '../../service';
import {
  invalidParameter,
  invalidRequest,
  limitExceeded,
  resourceNotFound,
} from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import {
  existing,
  found,
  identified,
  queryLogAssociations,
  QueryLogConfigRecord,
  queryLogConfigs,
  tags,
} from './records';

/** Default quota of configurations per region ("Quotas on Route 53 Resolver"). */
const MAX_CONFIGS = 20;

const CreateResolverQueryLogConfig =
  operation<CreateResolverQueryLogConfigRequest>()(
    ['Name', 'DestinationArn', 'CreatorRequestId'],
    ['Tags'],
    async (input, context): Promise<CreateResolverQueryLogConfigResponse> => {
      const { Name, DestinationArn, CreatorRequestId, Tags = [] } = input;
      await requireLogGroup(DestinationArn, context);
      const all = queryLogConfigs(context).values();
      const earlier = all.find(
        config => config.CreatorRequestId === CreatorRequestId,
      );
      if (earlier) return answer(earlier, context);
      if (all.length >= MAX_CONFIGS) {
        throw limitExceeded(
          `A region takes at most ${MAX_CONFIGS} query logging configurations.`,
        );
      }
      const config: QueryLogConfigRecord = {
        ...identified('resolver-query-log-config', 'rqlc', context),
        Name,
        DestinationArn,
        CreatorRequestId,
        OwnerId: context.caller.accountId,
        ShareStatus: 'NOT_SHARED',
      };
      queryLogConfigs(context).set(config.Id, config);
      tags(context).set(config.Arn, Tags);
      return answer(config, context);
    },
  );

const GetResolverQueryLogConfig = operation<GetResolverQueryLogConfigRequest>()(
  ['ResolverQueryLogConfigId'],
  [],
  (
    { ResolverQueryLogConfigId: id },
    context,
  ): GetResolverQueryLogConfigResponse =>
    answer(findQueryLogConfig(id, context), context),
);

const ListResolverQueryLogConfigs =
  operation<ListResolverQueryLogConfigsRequest>()(
    [],
    ['MaxResults', 'NextToken'],
    (input, context): ListResolverQueryLogConfigsResponse => {
      const all = queryLogConfigs(context).values();
      const page = listPage(all, ({ Id }) => Id, input);
      return {
        NextToken: page.nextToken,
        TotalCount: all.length,
        TotalFilteredCount: all.length,
        ResolverQueryLogConfigs: page.items.map(config =>
          described(config, context),
        ),
      };
    },
  );

const DeleteResolverQueryLogConfig =
  operation<DeleteResolverQueryLogConfigRequest>()(
    ['ResolverQueryLogConfigId'],
    [],
    (
      { ResolverQueryLogConfigId: id },
      context,
    ): DeleteResolverQueryLogConfigResponse => {
      const config = findQueryLogConfig(id, context);
      const answered = described(config, context);
      // "you must first disassociate all Amazon VPCs" (API reference, DeleteResolverQueryLogConfig).
      if (answered.AssociationCount) {
        throw invalidRequest(
          `The query logging configuration ${id} is associated with VPCs.`,
        );
      }
      queryLogConfigs(context).delete(id);
      tags(context).delete(config.Arn);
      return { ResolverQueryLogConfig: { ...answered, Status: 'DELETING' } };
    },
  );

/** @throws AwsError ResourceNotFoundException */
export function findQueryLogConfig(
  id: string,
  context: CallContext,
): QueryLogConfigRecord {
  return found(
    queryLogConfigs(context).get(id),
    `The query logging configuration ${id}`,
  );
}

export const queryLogConfigOperations = {
  CreateResolverQueryLogConfig,
  GetResolverQueryLogConfig,
  ListResolverQueryLogConfigs,
  DeleteResolverQueryLogConfig,
};

/** @throws AwsError InvalidParameterException, ResourceNotFoundException */
async function requireLogGroup(
  arn: string,
  context: CallContext,
): Promise<void> {
  const [, name] =
    /^arn:aws:logs:[a-z0-9-]+:\d{12}:log-group:([^:]+)(:\*)?$/.exec(arn) ?? [];
  if (name === undefined) {
    throw invalidParameter(`local-aws does not serve query logging to ${arn}`);
  }
  const { logGroups = [] } = await context.invoke<DescribeLogGroupsResponse>(
    'logs',
    'DescribeLogGroups',
    { logGroupNamePrefix: name },
    awsService(context.caller.accountId, 'delivery.logs.amazonaws.com'),
  );
  if (!logGroups.some(({ logGroupName }) => logGroupName === name)) {
    throw resourceNotFound(`The log group ${name} does not exist.`);
  }
}

function answer(config: QueryLogConfigRecord, context: CallContext) {
  return { ResolverQueryLogConfig: described(config, context) };
}

function described(
  config: QueryLogConfigRecord,
  context: CallContext,
): ResolverQueryLogConfig {
  return {
    ...config,
    Status: 'CREATED',
    AssociationCount: existing(queryLogAssociations, context).filter(
      ({ ResolverQueryLogConfigId }) => ResolverQueryLogConfigId === config.Id,
    ).length,
  };
}

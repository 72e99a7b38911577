import type {
  DescribeStackResourceInput,
  DescribeStackResourceOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  ListStackResourcesInput,
  ListStackResourcesOutput,
} from '@aws-sdk/client-cloudformation';
import { ResourceRecord, StackRecord } from '../deployment/StackRecord';
import { validationError } from '../template/errors';
import { storeOf } from './describeStacks';
import { operation } from './operation';
import { page } from './page';

const NOT_CHECKED = { StackResourceDriftStatus: 'NOT_CHECKED' } as const;

const DescribeStackResource = operation<DescribeStackResourceInput>()(
  ['StackName', 'LogicalResourceId'],
  [],
  (input, context): DescribeStackResourceOutput => {
    const stack = storeOf(context).get(input.StackName);
    const resource = resourceOf(stack, input.LogicalResourceId);
    return {
      StackResourceDetail: {
        ...stackOf(stack),
        ...common(resource),
        LastUpdatedTimestamp: new Date(resource.updatedAt),
        DriftInformation: NOT_CHECKED,
      },
    };
  },
);

const DescribeStackResources = operation<DescribeStackResourcesInput>()(
  [],
  ['StackName', 'LogicalResourceId', 'PhysicalResourceId'],
  (input, context): DescribeStackResourcesOutput => {
    const { StackName, LogicalResourceId, PhysicalResourceId } = input;
    if ((StackName === undefined) === (PhysicalResourceId === undefined)) {
      throw validationError(
        'You must specify either StackName or PhysicalResourceId, but not both',
      );
    }
    const store = storeOf(context);
    const stack =
      StackName === undefined
        ? store
            .all()
            .find(({ resources }) =>
              Object.values(resources).some(
                ({ instance }) => instance?.physicalId === PhysicalResourceId,
              ),
            )
        : store.get(StackName);
    if (stack === undefined) {
      throw validationError(`Stack for ${PhysicalResourceId} does not exist`);
    }
    const resources =
      LogicalResourceId === undefined
        ? Object.values(stack.resources)
        : [resourceOf(stack, LogicalResourceId)];
    return {
      // "For stacks with more than 100 resources use ListStackResources."
      StackResources: resources.slice(0, 100).map(resource => ({
        ...stackOf(stack),
        ...common(resource),
        Timestamp: new Date(resource.updatedAt),
        DriftInformation: NOT_CHECKED,
      })),
    };
  },
);

const ListStackResources = operation<ListStackResourcesInput>()(
  ['StackName'],
  ['NextToken'],
  (input, context): ListStackResourcesOutput => {
    const stack = storeOf(context).get(input.StackName);
    const { items, NextToken } = page(
      Object.values(stack.resources),
      input.NextToken,
    );
    return {
      StackResourceSummaries: items.map(resource => ({
        ...common(resource),
        LastUpdatedTimestamp: new Date(resource.updatedAt),
        DriftInformation: NOT_CHECKED,
      })),
      NextToken,
    };
  },
);

export const resourceOperations = {
  DescribeStackResource,
  DescribeStackResources,
  ListStackResources,
};

function resourceOf(stack: StackRecord, logicalId: string): ResourceRecord {
  const resource = stack.resources[logicalId];
  if (resource === undefined) {
    throw validationError(
      `Resource ${logicalId} does not exist for stack ${stack.name}`,
    );
  }
  return resource;
}

function stackOf({ stackId, name }: StackRecord) {
  return { StackId: stackId, StackName: name };
}

function common(resource: ResourceRecord) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.instance?.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
  };
}

import {
  DescribeRecordInput,
  DescribeRecordOutput,
  ListRecordHistoryInput,
  ListRecordHistoryOutput,
} from '@aws-sdk/client-service-catalog';
import { accessLevel, isAtLevel } from './accessLevel';
import { invalidParameters, resourceNotFound } from './errors';
import { listPage } from './listPage';
import { operation } from './operation';
import { recordDetail } from './recordDetail';
import { RecordRecord, records } from './records';

export const describeRecord = operation<DescribeRecordInput>()(
  ['Id'],
  ['PageSize', 'PageToken'],
  ({ Id, ...paging }, context): DescribeRecordOutput => {
    const record = records(context).get(Id);
    if (!record) throw resourceNotFound(`Record ${Id} not found.`);
    const page = listPage(
      record.outputs,
      ({ OutputKey }) => OutputKey ?? '',
      paging,
    );
    return {
      RecordDetail: recordDetail(record),
      RecordOutputs: page.items,
      NextPageToken: page.nextToken,
    };
  },
);

export const listRecordHistory = operation<ListRecordHistoryInput>()(
  [],
  ['AccessLevelFilter', 'SearchFilter', 'PageSize', 'PageToken'],
  (input, context): ListRecordHistoryOutput => {
    const level = accessLevel(input.AccessLevelFilter, 'User');
    const { Key, Value = '' } = input.SearchFilter ?? {};
    // Newest first: https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ListRecordHistory.html
    const found = records(context)
      .values()
      .filter(({ product }) => isAtLevel(level, product, context.caller))
      .filter(record => Key === undefined || matches(record, Key, Value))
      .reverse();
    const page = listPage(found, ({ RecordId }) => RecordId, input);
    return {
      RecordDetails: page.items.map(recordDetail),
      NextPageToken: page.nextToken,
    };
  },
);

/** @throws AwsError InvalidParametersException */
function matches(
  { product }: RecordRecord,
  key: string,
  value: string,
): boolean {
  switch (key) {
    case 'product':
      return product.ProductId === value;
    case 'provisionedproduct':
      return product.Id === value;
    default:
      throw invalidParameters(
        'SearchFilter.Key must be product or provisionedproduct.',
      );
  }
}

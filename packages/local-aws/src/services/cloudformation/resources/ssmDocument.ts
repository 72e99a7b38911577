import type { DocumentFormat, DocumentType } from '@aws-sdk/client-ssm';
import { JsonObject } from '../template/json';
import { resourceProvider } from './ResourceProvider';
import { Tag } from './tags';

interface DocumentProperties {
  readonly Content: string | JsonObject;
  readonly DocumentFormat?: DocumentFormat;
  readonly DocumentType?: DocumentType;
  readonly Name?: string;
  readonly Tags?: Tag[];
}

/** By default a change makes a new document (`UpdateMethod`: Replace). */
const document = resourceProvider<DocumentProperties>({
  type: 'AWS::SSM::Document',
  properties: ['Content', 'DocumentFormat', 'DocumentType', 'Name', 'Tags'],
  async create({ Content, ...properties }, context) {
    const physicalId = properties.Name ?? context.generateName(128);
    await context.call('ssm', 'CreateDocument', {
      ...properties,
      Name: physicalId,
      Content: typeof Content === 'string' ? Content : JSON.stringify(Content),
    });
    return { physicalId };
  },
  async delete({ physicalId }, { call }) {
    await call('ssm', 'DeleteDocument', { Name: physicalId });
  },
});

export const ssmDocument = [document];

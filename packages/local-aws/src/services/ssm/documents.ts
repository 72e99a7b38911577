import type {
  CreateDocumentRequest,
  CreateDocumentResult,
  DeleteDocumentRequest,
  DescribeDocumentRequest,
  DescribeDocumentResult,
  DocumentDescription,
  GetDocumentRequest,
  GetDocumentResult,
  Tag,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { State } from '../../state';
import {
  AutomationDocument,
  parseAutomationDocument,
} from './automationDocument';
import { operation } from './operation';

/** A document in its one version. Dates are ISO strings. */
export interface DocumentRecord {
  readonly name: string;
  readonly content: string;
  readonly automation: AutomationDocument;
  readonly createdAt: string;
  readonly owner: string;
  readonly tags: readonly Tag[];
}

function documents(state: State) {
  return state.collection<DocumentRecord>('ssm:documents');
}

const VERSIONS = ['1', '$DEFAULT', '$LATEST'];

/** @throws AwsError InvalidDocument, InvalidDocumentVersion */
export function findDocument(
  state: State,
  name: string,
  version: string = '$DEFAULT',
): DocumentRecord {
  const document = documents(state).get(name);
  if (!document) {
    throw new AwsError(
      'InvalidDocument',
      `Document with name ${name} does not exist.`,
    );
  }
  if (!VERSIONS.includes(version)) {
    throw new AwsError(
      'InvalidDocumentVersion',
      `Document version ${version} of ${name} does not exist.`,
    );
  }
  return document;
}

const CreateDocument = operation<CreateDocumentRequest>()(
  ['Content', 'Name'],
  ['DocumentType', 'DocumentFormat', 'Tags'],
  (input, { state, clock, caller }): CreateDocumentResult => {
    const {
      Content,
      Name,
      DocumentType,
      DocumentFormat = 'JSON',
      Tags,
    } = input;
    if (DocumentType !== 'Automation' || DocumentFormat !== 'JSON') {
      throw new AwsError(
        'InvalidDocumentContent',
        'local-aws serves documents of the type Automation in JSON.',
      );
    }
    if (/^(aws|amazon|amzn)/i.test(Name)) {
      throw new AwsError(
        'InvalidDocument',
        `The document name ${Name} starts with a reserved prefix.`,
      );
    }
    if (documents(state).get(Name)) {
      throw new AwsError(
        'DocumentAlreadyExists',
        `Document with the specified name ${Name} already exists.`,
      );
    }
    documents(state).set(Name, {
      name: Name,
      content: Content,
      automation: parseAutomationDocument(Content),
      createdAt: clock.now().toISOString(),
      owner: caller.accountId,
      tags: Tags ?? [],
    });
    return { DocumentDescription: describe(findDocument(state, Name)) };
  },
);

const DescribeDocument = operation<DescribeDocumentRequest>()(
  ['Name'],
  ['DocumentVersion'],
  ({ Name, DocumentVersion }, { state }): DescribeDocumentResult => ({
    Document: describe(findDocument(state, Name, DocumentVersion)),
  }),
);

function describe(document: DocumentRecord): DocumentDescription {
  return {
    Name: document.name,
    Owner: document.owner,
    CreatedDate: new Date(document.createdAt),
    Status: 'Active',
    DocumentType: 'Automation',
    DocumentFormat: 'JSON',
    DocumentVersion: '1',
    DefaultVersion: '1',
    LatestVersion: '1',
    SchemaVersion: document.automation.schemaVersion,
    Description: document.automation.description,
    Tags: [...document.tags],
  };
}

const GetDocument = operation<GetDocumentRequest>()(
  ['Name'],
  ['DocumentVersion'],
  ({ Name, DocumentVersion }, { state }: CallContext): GetDocumentResult => ({
    Name,
    Content: findDocument(state, Name, DocumentVersion).content,
    DocumentType: 'Automation',
    DocumentFormat: 'JSON',
    DocumentVersion: '1',
    Status: 'Active',
  }),
);

const DeleteDocument = operation<DeleteDocumentRequest>()(
  ['Name'],
  [],
  ({ Name }, { state }): object => {
    findDocument(state, Name);
    documents(state).delete(Name);
    return {};
  },
);

export const documentOperations = {
  CreateDocument,
  DescribeDocument,
  GetDocument,
  DeleteDocument,
};

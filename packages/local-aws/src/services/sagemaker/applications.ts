import {
  ListAppsRequest,
  ListAppsResponse,
  ListSpacesRequest,
  ListSpacesResponse,
} from '@aws-sdk/client-sagemaker';
import { listPage } from './listPage';
import { operation } from './operation';

/** Nothing starts apps or makes spaces here, so there are none. */
export const listApps = operation<ListAppsRequest>()(
  [],
  [
    'MaxResults',
    'NextToken',
    'SortOrder',
    'SortBy',
    'DomainIdEquals',
    'UserProfileNameEquals',
    'SpaceNameEquals',
  ],
  (input): ListAppsResponse => ({
    Apps: listPage<never>([], String, input).items,
  }),
);

export const listSpaces = operation<ListSpacesRequest>()(
  [],
  [
    'MaxResults',
    'NextToken',
    'SortOrder',
    'SortBy',
    'DomainIdEquals',
    'SpaceNameContains',
  ],
  (input): ListSpacesResponse => ({
    Spaces: listPage<never>([], String, input).items,
  }),
);

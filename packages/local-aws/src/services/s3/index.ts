import { Service } from '../../service';
import { authorization } from './authorization';
import { bucketPolicyOperations } from './bucketPolicies';
import { bucketProtectionOperations } from './bucketProtection';
import { bucketOperations } from './buckets';
import { bucketSettingOperations } from './bucketSettings';
import { objectDeletionOperations } from './objectDeletion';
import { objectListingOperations } from './objectListing';
import { objectOperations } from './objects';

/** Amazon S3: buckets with their settings, and objects. */
export const s3Service: Service = {
  id: 's3',
  operations: {
    ...bucketOperations,
    ...bucketPolicyOperations,
    ...bucketProtectionOperations,
    ...bucketSettingOperations,
    ...objectOperations,
    ...objectListingOperations,
    ...objectDeletionOperations,
  },
  authorization,
};

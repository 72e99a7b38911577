import { Service } from '../../service';
import { listApps, listSpaces } from './applications';
import { authorization } from './authorization';
import {
  createDomain,
  deleteDomain,
  describeDomain,
  listDomains,
  updateDomain,
} from './domains';
import { jobAuthorization } from './jobAuthorization';
import { createPresignedDomainUrl } from './presignedUrl';
import {
  createProcessingJob,
  describeProcessingJob,
  stopProcessingJob,
} from './processingJobs';
import { addTags, listTags } from './tags';
import {
  createTrainingJob,
  describeTrainingJob,
  listTrainingJobs,
  stopTrainingJob,
} from './trainingJobs';
import {
  createUserProfile,
  deleteUserProfile,
  describeUserProfile,
  listUserProfiles,
  updateUserProfile,
} from './userProfiles';

/**
 * Amazon SageMaker, as far as Studio's domains, user profiles and jobs go.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/Welcome.html
 */
export const sagemakerService: Service = {
  id: 'sagemaker',
  operations: {
    CreateDomain: createDomain,
    DescribeDomain: describeDomain,
    ListDomains: listDomains,
    UpdateDomain: updateDomain,
    DeleteDomain: deleteDomain,
    CreateUserProfile: createUserProfile,
    DescribeUserProfile: describeUserProfile,
    ListUserProfiles: listUserProfiles,
    UpdateUserProfile: updateUserProfile,
    DeleteUserProfile: deleteUserProfile,
    AddTags: addTags,
    ListTags: listTags,
    ListApps: listApps,
    ListSpaces: listSpaces,
    CreatePresignedDomainUrl: createPresignedDomainUrl,
    CreateTrainingJob: createTrainingJob,
    DescribeTrainingJob: describeTrainingJob,
    ListTrainingJobs: listTrainingJobs,
    StopTrainingJob: stopTrainingJob,
    CreateProcessingJob: createProcessingJob,
    DescribeProcessingJob: describeProcessingJob,
    StopProcessingJob: stopProcessingJob,
  },
  authorization: { ...authorization, ...jobAuthorization },
};

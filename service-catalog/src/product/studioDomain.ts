import { CfnDomain, CfnUserProfile } from 'aws-cdk-lib/aws-sagemaker';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { Construct } from 'constructs';

export interface StudioDomainProps {
  readonly domainName: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly workloadSecurityGroupId: string;
  readonly executionRoleArn: string;
  readonly storageKeyArn: string;
  readonly userProfileName: string;
  readonly userProfileOwner: string;
}

const IDLE_SHUTDOWN = {
  appLifecycleManagement: {
    idleSettings: {
      lifecycleManagement: 'ENABLED',
      idleTimeoutInMinutes: 120,
      minIdleTimeoutInMinutes: 60,
      maxIdleTimeoutInMinutes: 480,
    },
  },
};

const SPACE_STORAGE = {
  defaultEbsStorageSettings: {
    defaultEbsVolumeSizeInGb: 5,
    maximumEbsVolumeSizeInGb: 100,
  },
};

/** The SageMaker domain, reachable from the VPC only, and its first user profile. */
export class StudioDomain extends Construct {
  readonly domain: CfnDomain;

  constructor(scope: Construct, id: string, props: StudioDomainProps) {
    super(scope, id);

    // Private spaces read the user settings, shared ones the space settings.
    const everySpace = {
      executionRole: props.executionRoleArn,
      securityGroups: [props.workloadSecurityGroupId],
      jupyterLabAppSettings: IDLE_SHUTDOWN,
      spaceStorageSettings: SPACE_STORAGE,
    };

    this.domain = new CfnDomain(this, 'Domain', {
      domainName: props.domainName,
      authMode: 'IAM',
      appNetworkAccessType: 'VpcOnly',
      vpcId: props.vpcId,
      subnetIds: props.subnetIds,
      kmsKeyId: props.storageKeyArn,
      // A file system would outlive the domain, and its mount targets would keep the subnets.
      homeEfsFileSystemCreation: 'Disabled',
      tagPropagation: 'ENABLED',
      domainSettings: {
        executionRoleIdentityConfig: 'USER_PROFILE_NAME',
        dockerSettings: { enableDockerAccess: 'DISABLED' },
      },
      defaultUserSettings: {
        ...everySpace,
        codeEditorAppSettings: IDLE_SHUTDOWN,
        sharingSettings: { notebookOutputOption: 'Disabled' },
        studioWebPortal: 'ENABLED',
        defaultLandingUri: 'studio::',
        autoMountHomeEfs: 'Disabled',
      },
      defaultSpaceSettings: everySpace,
    });

    new CfnUserProfile(this, 'UserProfile', {
      domainId: this.domain.attrDomainId,
      userProfileName: props.userProfileName,
      tags: [{ key: TAGS.studioUserId, value: props.userProfileOwner }],
    });
  }
}

import {
  CfnDomain,
  CfnUserProfile,
  type CfnDomainProps,
} from 'aws-cdk-lib/aws-sagemaker';
import { TAGS } from 'backstage-plugin-secure-studio-common';
import { Construct } from 'constructs';
import { either, onlyIf, type Conditions } from './conditions';
import type { ExecutionRoles } from './executionRoles';
import type { ProductParameters } from './parameters/parameters';

export interface StudioDomainProps {
  readonly domainName: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly workloadSecurityGroupId: string;
  readonly roles: ExecutionRoles;
  readonly storageKeyArn: string;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
}

/** The least that SageMaker takes. */
const LEAST_IDLE_MINUTES = 60;

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
    const { conditions, parameters, roles } = props;
    const idleMinutes = parameters.number('idleShutdownMinutes');
    const idleShutdown = {
      appLifecycleManagement: {
        idleSettings: {
          lifecycleManagement: 'ENABLED',
          idleTimeoutInMinutes: idleMinutes,
          minIdleTimeoutInMinutes: LEAST_IDLE_MINUTES,
          // Sooner is a person's choice, later is not.
          maxIdleTimeoutInMinutes: idleMinutes,
        },
      },
    };

    // Private spaces read the user settings, shared ones the space settings.
    const everySpace = {
      executionRole: roles.reader.arn,
      securityGroups: [props.workloadSecurityGroupId],
      jupyterLabAppSettings: idleShutdown,
      spaceStorageSettings: SPACE_STORAGE,
    };

    this.domain = new CfnDomain(this, 'Domain', {
      domainName: props.domainName,
      authMode: parameters.text('authMode'),
      appNetworkAccessType: 'VpcOnly',
      vpcId: props.vpcId,
      subnetIds: props.subnetIds,
      kmsKeyId: props.storageKeyArn,
      // A file system outlives the domain, and its mount targets keep the subnets.
      homeEfsFileSystemCreation: either(
        conditions.hasHomeFileSystem,
        'Enabled',
        'Disabled',
      ),
      tagPropagation: 'ENABLED',
      domainSettings: {
        executionRoleIdentityConfig: 'USER_PROFILE_NAME',
        dockerSettings: { enableDockerAccess: 'DISABLED' },
      },
      defaultUserSettings: {
        ...everySpace,
        codeEditorAppSettings: idleShutdown,
        sharingSettings: { notebookOutputOption: 'Disabled' },
        studioWebPortal: 'ENABLED',
        defaultLandingUri: 'studio::',
        autoMountHomeEfs: either(
          conditions.hasHomeFileSystem,
          'Enabled',
          'Disabled',
        ),
      },
      // Nobody but a worker makes a shared space, and its apps run for all of them.
      defaultSpaceSettings: {
        ...everySpace,
        executionRole: roles.dataScientist.arn,
      },
    } satisfies CfnDomainProps);

    new CfnUserProfile(this, 'UserProfile', {
      domainId: this.domain.attrDomainId,
      userProfileName: parameters.text('userProfileName'),
      singleSignOnUserIdentifier: onlyIf(
        conditions.signsInWithIdentityCenter,
        'UserName',
      ),
      singleSignOnUserValue: onlyIf(
        conditions.signsInWithIdentityCenter,
        parameters.text('singleSignOnUser'),
      ),
      userSettings: {
        executionRole: either(
          conditions.isMlopsEngineer,
          roles.mlopsEngineer.arn,
          roles.dataScientist.arn,
        ),
        securityGroups: [props.workloadSecurityGroupId],
      },
      tags: [
        {
          key: TAGS.studioUserId,
          value: parameters.text('userProfileOwner'),
        },
      ],
    });
  }
}

import { HumanDuration } from '@backstage/types';

export interface Config {
  secureStudio: {
    /** AWS accounts and regions where environments may be provisioned. At least one. */
    targets: Array<{
      /** By this name requests and pages speak of the target: lower-case letters, digits and hyphens. */
      id: string;
      /** Twelve digits. */
      accountId: string;
      /** Such as `eu-west-1`. */
      region: string;
      /** Name of the Service Catalog product, or its `prod-…` id. */
      product: string;
      /** One role per purpose, each by name or ARN. */
      roles: {
        /** Reads what exists, for the whole account. */
        read: string;
        /** Provisions and terminates products. */
        provision: string;
        /** Changes what is inside of an environment. */
        operate: string;
        /** Mints studio URLs, and nothing else. */
        open: string;
      };
      /**
       * Name or ARN of the role with which Service Catalog launches the product. Default: the provision role's
       * name with `-launch` in place of `-provision`.
       */
      launchRole?: string;
      /** Entity refs of the groups that may provision here; `['*']` is every group. */
      owners: string[];
      /**
       * What a requester may choose; anything else is refused. Where a request says nothing, the
       * product's default holds, or the first of the list where that default is not in it. A key that
       * is left out lets everything be chosen that the product has, unless it says otherwise here.
       */
      choices?: {
        /** Default: `[allowlist]`. */
        egressMode?: Array<'none' | 'allowlist' | 'denylist' | 'open'>;
        /** Where the firewall stands. */
        placement?: Array<'beforeNat' | 'afterNat'>;
        blockAction?: Array<'drop' | 'reject'>;
        /** Availability Zones. */
        zones?: Array<1 | 2 | 3>;
        /** `existing`: requesters may name a VPC of the account. Default: `[new]`. */
        network?: Array<'new' | 'existing'>;
        endpointTier?: Array<'studio' | 'core' | 'full'>;
        /** What of AWS's own buckets may be asked for. */
        s3Exceptions?: Array<'jumpStart' | 'imageLayers' | 'sampleFiles'>;
        authMode?: Array<'IAM' | 'SSO'>;
        persona?: Array<'dataScientist' | 'mlopsEngineer'>;
        homeFileSystem?: Array<'disabled' | 'enabled'>;
        /** `[required]`: no environment without strict mode. */
        networkIsolation?: Array<'optional' | 'required'>;
        /** Days, out of those that CloudWatch Logs knows. */
        logRetentionDays?: number[];
        flowLogTraffic?: Array<'REJECT' | 'ACCEPT' | 'ALL'>;
        /** ARNs of the roles that may be asked for as break-glass roles. Default: none. */
        breakGlassRoleArns?: string[];
        /** Organizations to which the data perimeter may be widened. Default: none. */
        organizationIds?: string[];
      };
      /** Domains that may be in a team's first list without a review. Default: none. */
      approvedDomains?: string[];
      studioUrl?: {
        /** How long a studio URL may be opened: 5 s to 5 min. Default: 30 s. */
        expiresIn?: HumanDuration | string;
        /** How long a session that it opened lasts: 30 min to 12 h. Default: 4 h. */
        session?: HumanDuration | string;
      };
    }>;
    /** Entity ref of the group that reviews allowlist requests. */
    reviewers: string;
    /** Entity ref of the platform administrators' group. */
    admins: string;
    inventory?: {
      /** How often everything is read from AWS. Default: 2 min. */
      frequency?: HumanDuration | string;
    };
    operations?: {
      /** How often AWS is asked about an open operation. Default: 5 s. */
      pollInterval?: HumanDuration | string;
      /** For how long a backend holds an operation that it moves; after its death another takes over. Default: 20 s. */
      lease?: HumanDuration | string;
    };
  };
}

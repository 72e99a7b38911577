import { HumanDuration } from '@backstage/types';

/**
 * Anything else below `secureStudio`, and anything of another type, stops the plugin at its start. A
 * duration is a text such as `30s` or `PT30S`, or an object with exactly one unit.
 */
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
      /** Name of the Service Catalog product, or its `prod-…` id. No other target has it in this account and region. */
      product: string;
      /** Name of the product's version, such as `1.0`: what is provisioned, whatever was uploaded last. */
      version: string;
      /** Name of the portfolio, or `lpv…` id of the launch path. Needed where the product is in more than one. */
      portfolio?: string;
      /** One role of the account per purpose, each by name or ARN, none for two. */
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
       * name with `-launch` in place of `-provision`. None of `roles`.
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
      /**
       * Domains that may be in a team's first list without a review, where `choices.egressMode` has `allowlist`.
       * Default: none.
       */
      approvedDomains?: string[];
      /** Tags of every environment, such as those for cost, beside those that the portal sets. Default: none. */
      tags?: { [key: string]: string };
      /** Tags whose value the requester gives. Default: none. */
      tagFields?: Array<{
        /** Of the tag; none of `tags`. */
        key: string;
        /** Of the field in the form. */
        title: string;
        /** Below the field in the form. */
        description?: string;
        /** Default: false. */
        required?: boolean;
        /** Among which the requester chooses. Default: any value. */
        values?: string[];
      }>;
      /** How many environments there may be. Default: no limit but AWS's own. */
      quotas?: {
        environments?: number;
        environmentsPerTeam?: number;
      };
      studioUrl?: {
        /** How long a studio URL may be opened: 5 s to 5 min, in whole seconds. Default: 30 s. */
        expiresIn?: HumanDuration | string;
        /** How long a session that it opened lasts: 30 min to 12 h, in whole seconds. Default: 4 h. */
        session?: HumanDuration | string;
      };
    }>;
    /**
     * Tells portals on one account apart: lower-case letters, digits and hyphens, at most 63. Required
     * in production, and never changed afterwards. Default elsewhere: `development`.
     */
    portalId?: string;
    /** Entity ref of the group that reviews allowlist requests; another one than `admins`. */
    reviewers: string;
    /** Entity ref of the platform administrators' group. */
    admins: string;
    /**
     * Who is a member of a group: its direct members in the catalog, also those of the groups below it
     * (`nested`), or whomever the token claims to be one (`claims`). Default: `direct`.
     */
    membership?: 'direct' | 'nested' | 'claims';
    /**
     * Name of the group whose members lead a team, in the same namespace, with `{group}` for the
     * team's name, such as `{group}-leads`. Default: none, so that annotations and admins decide.
     */
    leads?: string;
    inventory?: {
      /** How often everything is read from AWS: 1 s to 24 h. Default: 2 min. */
      frequency?: HumanDuration | string;
      /** Where more environments than that are missing in one sweep, it stops and concludes nothing. Default: 3. */
      mostVanished?: number;
    };
    operations?: {
      /** How often AWS is asked about an open operation: 10 ms to 1 min. Default: 5 s. */
      pollInterval?: HumanDuration | string;
      /**
       * For how long a backend holds an operation that it moves; after its death another takes over.
       * 100 ms to 5 min, and longer than `pollInterval`. Default: 20 s.
       */
      lease?: HumanDuration | string;
    };
    /** How often something may be asked for within a minute, over all replicas. */
    limits?: {
      /** Default: 10 per person, 100 per team. */
      studioUrls?: {
        perPerson?: number;
        perTeam?: number;
      };
      /** Of what a page shows. Default: 30 per person, 120 per team. */
      refreshes?: {
        perPerson?: number;
        perTeam?: number;
      };
      /** Default: 10 per person, 20 per team. */
      provisions?: {
        perPerson?: number;
        perTeam?: number;
      };
    };
  };
}

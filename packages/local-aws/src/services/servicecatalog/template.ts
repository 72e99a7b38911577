import { GetObjectOutput } from '@aws-sdk/client-s3';
import { parse } from 'yaml';
import { AwsError } from '../../AwsError';
import { CallContext } from '../../service';
import { invalidParameters } from './errors';

/** A parameter as a CloudFormation template declares it. */
export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: string | number;
  readonly Description?: string;
  readonly NoEcho?: boolean | string;
  readonly AllowedValues?: ReadonlyArray<string | number>;
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly MinLength?: number | string;
  readonly MaxLength?: number | string;
  readonly MinValue?: number | string;
  readonly MaxValue?: number | string;
}

/** What Service Catalog knows of a version's template. */
export interface TemplateOutline {
  readonly description?: string;
  readonly parameters: Readonly<Record<string, TemplateParameter>>;
  readonly outputs: ReadonlyArray<{ Key: string; Description?: string }>;
}

/**
 * Reads a template from S3 with the caller's rights.
 * @throws AwsError InvalidParametersException when there is none.
 */
export async function readTemplate(
  templateUrl: string,
  context: CallContext,
): Promise<TemplateOutline> {
  const location = s3Location(templateUrl);
  if (!location) {
    throw invalidParameters(`Invalid templateURL: ${templateUrl}`);
  }
  const text = await readObject(location, context);
  return outlineOf(text, templateUrl);
}

function outlineOf(text: string, templateUrl: string): TemplateOutline {
  // JSON is YAML too; tags such as !Ref do not stand in what is read here.
  const template: unknown = parse(text, { logLevel: 'silent' });
  const { Description, Parameters, Outputs, Resources } = Object(template);
  if (!Resources) {
    throw invalidParameters(
      `Invalid template: ${templateUrl} has no Resources`,
    );
  }
  return {
    description: Description,
    parameters: Parameters ?? {},
    outputs: Object.entries<{ Description?: string }>(Outputs ?? {}).map(
      ([Key, output]) => ({ Key, Description: output.Description }),
    ),
  };
}

async function readObject(
  location: { Bucket: string; Key: string },
  context: CallContext,
): Promise<string> {
  try {
    const { Body } = await context.invoke<GetObjectOutput>(
      's3',
      'GetObject',
      location,
    );
    // Between services a body is bytes; only SDK clients make a stream of it.
    return Buffer.from(Body as unknown as Uint8Array).toString('utf8');
  } catch (error) {
    if (error instanceof AwsError) {
      throw invalidParameters(
        `S3 error: ${error.message} (${location.Bucket}/${location.Key})`,
      );
    }
    throw error;
  }
}

/** Path-style and virtual-hosted addresses of an object. */
export function s3Location(
  url: string,
): { Bucket: string; Key: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  const path = decodeURIComponent(pathname.slice(1));
  const [, bucket] = /^(.+)\.s3[.-][^/]*amazonaws\.com/.exec(hostname) ?? [];
  if (bucket) return { Bucket: bucket, Key: path };
  const slash = path.indexOf('/');
  return /^s3[.-][^/]*amazonaws\.com/.test(hostname) && slash > 0
    ? { Bucket: path.slice(0, slash), Key: path.slice(slash + 1) }
    : undefined;
}

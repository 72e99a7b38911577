import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError } from '../../../AwsError';
import { CallContext } from '../../../service';
import { validationError } from '../template/errors';

/** Bytes. Source: CloudFormation user guide, "Understand CloudFormation quotas". */
const MAX_BODY = 51_200;
const MAX_TEMPLATE = 1_048_576;

/** The two ways in which a request gives a template. */
export interface TemplateSource {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
}

/** The template that a request gives, or undefined where it gives none. */
export async function templateText(
  { TemplateBody, TemplateURL }: TemplateSource,
  context: CallContext,
): Promise<string | undefined> {
  if (TemplateBody !== undefined && TemplateURL !== undefined) {
    throw validationError(
      'You cannot specify both TemplateBody and TemplateURL',
    );
  }
  if (TemplateURL !== undefined) {
    return readTemplate(TemplateURL, context);
  }
  if (
    TemplateBody !== undefined &&
    Buffer.byteLength(TemplateBody) > MAX_BODY
  ) {
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${MAX_BODY}`,
    );
  }
  return TemplateBody;
}

async function readTemplate(
  url: string,
  context: CallContext,
): Promise<string> {
  const { bucket, key } = parseS3Url(url);
  let output: GetObjectCommandOutput;
  try {
    output = await context.invoke<GetObjectCommandOutput>('s3', 'GetObject', {
      Bucket: bucket,
      Key: key,
    });
  } catch (error) {
    if (error instanceof AwsError) {
      throw validationError(`S3 error: ${error.message} (${url})`);
    }
    throw error;
  }
  const bytes = await readBody(output.Body);
  if (bytes.length > MAX_TEMPLATE) {
    throw validationError(
      `Template may not exceed ${MAX_TEMPLATE} bytes in size.`,
    );
  }
  return bytes.toString('utf8');
}

/** @throws AwsError `ValidationError` where the URL is of neither style of S3. */
export function parseS3Url(url: string): { bucket: string; key: string } {
  const { hostname, pathname } = URL.canParse(url)
    ? new URL(url)
    : { hostname: '', pathname: '' };
  const path = decodeURIComponent(pathname).slice(1);
  const virtualHost = /^(.+)\.s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com$/.exec(
    hostname,
  );
  if (virtualHost !== null && path !== '') {
    return { bucket: virtualHost[1], key: path };
  }
  const slash = path.indexOf('/');
  if (
    !/^s3([.-][a-z0-9-]+)?\.amazonaws\.com$/.test(hostname) ||
    slash < 1 ||
    slash === path.length - 1
  ) {
    throw validationError(
      `TemplateURL must be a supported URL: https://<bucket>.s3.<region>.amazonaws.com/<key>, found ${url}`,
    );
  }
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/** The SDK's type is that of a client; inside the server a body may also be plain bytes. */
async function readBody(body: unknown): Promise<Buffer> {
  if (body instanceof Uint8Array) {
    return Buffer.from(body);
  }
  if (
    typeof body === 'object' &&
    body !== null &&
    (Symbol.asyncIterator in body || Symbol.iterator in body)
  ) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
  throw new Error('S3 answered with a body that cannot be read');
}

/**
 * The content of an `aws-chunked` body: `<hex size>[;chunk-signature=…]\r\n<data>\r\n`, ended by a
 * chunk of size 0 and the trailing headers (Signature Version 4, "Transferring payload in multiple chunks").
 */
export function decodeAwsChunked(body: Uint8Array): Uint8Array {
  const bytes = Buffer.from(body);
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', position);
    if (lineEnd < 0) break;
    const size = parseInt(bytes.toString('latin1', position, lineEnd), 16);
    if (!size) break;
    const start = lineEnd + 2;
    chunks.push(bytes.subarray(start, start + size));
    position = start + size + 2;
  }
  return Buffer.concat(chunks);
}
